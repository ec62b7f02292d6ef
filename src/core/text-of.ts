/**
 * The words a node needs, worked out from the node: what does not fit does not compile. `short` names
 * a question for caseworkers, in a row of a table beside its answer.
 */
export type TextOf<F extends { nodes: { readonly [name: string]: unknown } }> = {
  readonly title: string
  readonly menu: string
} & {
  readonly [Name in keyof F['nodes'] as F['nodes'][Name] extends { kind: 'decide' }
    ? never
    : Name]: TextOfNode<F['nodes'][Name]>
}

type TextOfNode<N> = N extends { kind: 'choices'; options: readonly (infer O extends string)[] }
  ? {
      readonly ask: string
      readonly short: string
      readonly options: { readonly [Option in O]: string }
    }
  : TextOfSimple<N>

type TextOfSimple<N> = N extends { kind: 'choice'; next: infer Next }
  ? {
      readonly ask: string
      readonly short: string
      readonly options: { readonly [O in keyof Next]: string }
    } & (N extends {
      brief: true
    }
      ? { readonly askAgain: string }
      : unknown)
  : N extends { kind: 'items'; nodes: infer Nodes }
    ? { readonly [Name in keyof Nodes]: TextOfNode<Nodes[Name]> }
    : N extends { kind: 'outcome' }
      ? { readonly say: string } & (N extends { more: infer More }
          ? { readonly options: { readonly [O in keyof More]: string } }
          : unknown)
      : { readonly ask: string; readonly short: string }
