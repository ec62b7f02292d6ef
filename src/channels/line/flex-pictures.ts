import type { messagingApi } from '@line/bot-sdk'
import type { Bar } from '../../core/message.ts'
import { shares, signs, total } from '../result.ts'

/** Dark enough to be read on a white bubble; a mark's colour is never all that tells it. */
export const colours = {
  ink: '#26211D',
  soft: '#5A5149',
  line: '#D9CFC2',
  paper: '#FFF4DF',
  track: '#ECE5DA',
  lack: '#F6D9D4',
  low: '#A02C1C',
  fine: '#14574A',
  unsure: '#8A4B00',
} as const

/** Colours of parts, one after another. */
const palette = ['#14574A', '#8A4B00', '#2F4F8F', '#7A2E5D', '#55551F', '#A02C1C'] as const

/** Words that wrap. LINE takes no empty ones. */
export const line = (
  text: string,
  more: Omit<messagingApi.FlexText, 'type' | 'text'>,
): messagingApi.FlexText => ({ type: 'text', text: text || '–', wrap: true, ...more })

/** Bars to hold against each other, the longest as wide as the bubble. */
export function bars(all: readonly Bar<string>[]): messagingApi.FlexBox[] {
  const widths = shares(all)
  return all.map((bar, at) => {
    const percent = percentOf(widths[at] ?? 0)
    const colour = colours[bar.mark ?? 'soft']
    const drawn = [
      ...(percent > 0 ? [strip({ width: `${percent}%`, backgroundColor: colour })] : []),
      ...(bar.gap !== undefined && percent < 100 ? [lack(100 - percent)] : []),
    ]
    return upright([
      beside(bar.label, bar.value, bar.mark),
      { ...strip({ backgroundColor: colours.track, cornerRadius: 'sm' }), contents: drawn },
      ...(bar.gap ? [line(bar.gap, { size: 'sm', align: 'end', color: colours.low })] : []),
    ])
  })
}

/** One bar of everything, and what each numbered part of it is. */
export function parts(all: readonly Bar<string>[]): messagingApi.FlexBox[] {
  if (all.length === 0) return []
  const widths = shares(all, total(all))
  const pieces = all.flatMap((_, at) => {
    const share = widths[at] ?? 0
    if (share === 0) return []
    const piece = strip({ flex: Math.max(1, Math.round(share * 1_000)), height: '24px' })
    const number = line(numbered(at), { size: 'sm', align: 'center', color: '#FFFFFF' })
    return [
      {
        ...piece,
        ...{ backgroundColor: hue(at), justifyContent: 'center' as const },
        contents: share >= 0.08 ? [number] : [],
      },
    ]
  })
  const whole: messagingApi.FlexBox = {
    ...strip({ height: '24px', backgroundColor: colours.track, cornerRadius: 'sm' }),
    spacing: 'xs',
    contents: pieces,
  }
  const legend = all.map(({ label, value, mark }, at) =>
    beside(`${numbered(at)} ${label}`, value, mark, hue(at)),
  )
  return [upright([whole, ...legend])]
}

const hue = (at: number) => palette[at % palette.length] ?? palette[0]

/** ① to ⑳, then (21). */
const numbered = (at: number) => (at < 20 ? String.fromCharCode(0x2460 + at) : `(${at + 1})`)

const percentOf = (share: number) => (share > 0 ? Math.max(1, Math.round(share * 100)) : 0)

const upright = (contents: messagingApi.FlexComponent[]): messagingApi.FlexBox => ({
  ...{ type: 'box', layout: 'vertical', spacing: 'xs' },
  contents,
})

const strip = (more: Partial<messagingApi.FlexBox>): messagingApi.FlexBox => ({
  ...{ type: 'box', layout: 'horizontal', height: '12px', contents: [] },
  ...more,
})

const lack = (percent: number) =>
  strip({
    ...{ width: `${percent}%`, backgroundColor: colours.lack },
    ...{ borderColor: colours.low, borderWidth: '1px' },
  })

const beside = (
  label: string,
  value: string,
  mark: Bar['mark'],
  colour: string = colours.soft,
): messagingApi.FlexBox => ({
  ...{ type: 'box', layout: 'horizontal', spacing: 'md' },
  contents: [
    line(label, { size: 'sm', color: colour, flex: 5 }),
    line(mark ? `${signs[mark]} ${value}` : value, {
      ...{ size: 'sm', align: 'end', flex: 4 },
      color: mark ? colours[mark] : colours.ink,
    }),
  ],
})
