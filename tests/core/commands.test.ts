import { describe, expect, test } from 'vitest'
import ja from '../../locales/ja/commands.json' with { type: 'json' }
import vi from '../../locales/vi/commands.json' with { type: 'json' }
import { commands, createCommandReader } from '../../src/core/commands.ts'

const read = createCommandReader([vi, ja])

describe('a command', () => {
  test.for([
    ['/menu', 'menu'],
    ['/start', 'menu'],
    ['/start from-a-poster', 'menu'],
    ['/menu@TonariBot', 'menu'],
    ['!person', 'person'],
    ['/VI', 'vi'],
    ['Menu', 'menu'],
    ['MENU!!!', 'menu'],
    ['ｍｅｎｕ', 'menu'],
    ['thực đơn', 'menu'],
    ['メニュー', 'menu'],
    ['ﾒﾆｭｰ', 'menu'],
    ['メニューお願いします', 'menu'],
    ['quay lại', 'back'],
    ['Quay lại ạ', 'back'],
    ['quay lai', 'back'],
    ['quay laij', 'back'],
    ['cho em quay lại nhé', 'back'],
    ['← Quay lại', 'back'],
    ['戻る', 'back'],
    ['もどる', 'back'],
    ['back', 'back'],
    ['làm lại', 'again'],
    ['lam lai tu dau', 'again'],
    ['bắt đầu lại', 'again'],
    ['最初から', 'again'],
    ['さいしょから おねがいします', 'again'],
    ['ngôn ngữ', 'language'],
    ['đổi ngôn ngữ giúp em', 'language'],
    ['言語', 'language'],
    ['e ko doc dc tieng nhat', 'language'],
    ['日本語がわかりません', 'language'],
    ['tiếng Việt', 'vi'],
    ['tiếng Việt đi', 'vi'],
    ['tieengs vieetj', 'vi'],
    ['noi tieng viet', 'vi'],
    ['doi sang tieng viet giup e', 'vi'],
    ['vietnamese please', 'vi'],
    ['ベトナム語でお願いします', 'vi'],
    ['日本語', 'ja'],
    ['日本語で', 'ja'],
    ['にほんごで おねがいします', 'ja'],
    ['chuyển tiếng Nhật giúp em', 'ja'],
    ['ベトナム語はわかりません。日本語にしてください', 'ja'],
    ['やさしい にほんごで おねがいします', 'ja'],
    ['help', 'help'],
    ['trợ giúp', 'help'],
    ['hướng dẫn ạ', 'help'],
    ['ヘルプ', 'help'],
    ['使い方', 'help'],
    ['gặp người thật', 'person'],
    ['em muốn gặp người thật ạ', 'person'],
    ['cho em gặp tư vấn viên', 'person'],
    ['cho gap luat su', 'person'],
    ['nói chuyện vs ng tư vấn', 'person'],
    ['ko muon noi voi bot', 'person'],
    ['ad oi rep e voi, e muon noi truc tiep', 'person'],
    ['có ai không', 'person'],
    ['人と話したい', 'person'],
    ['人と話したいです', 'person'],
    ['ひとと はなしたい', 'person'],
    ['相談員', 'person'],
    ['担当者に電話したいです', 'person'],
  ] as const)('%s is %s', ([text, command]) => {
    expect(read(text)).toBe(command)
  })

  test.for(commands)('/%s, whatever the language', (command) => {
    expect(read(`/${command}`)).toBe(command)
  })
})

describe('no command', () => {
  test.for([
    '',
    '/',
    '/bogus',
    '/menux',
    '🙏',
    'không',
    'ko',
    'có',
    'ok',
    'thôi',
    'dừng',
    'đi',
    'về',
    'xong',
    'hủy',
    '2',
    '18 man',
    'quay lại Nhật',
    'em muốn quay lại Nhật',
    'muốn về nước',
    'bắt đầu',
    'start',
    'giúp em',
    'cứu em',
    'giúp em gấp',
    '助けて',
    'làm lại visa',
    'có số hotline tiếng việt không',
    'công ty có người nói tiếng Việt không',
    'không muốn gặp người thật',
    'quản lý không cho nói chuyện với người ngoài',
    'bị cấm nói chuyện với người khác',
    '人と話したくないです',
    '人',
    'người',
    'menu ăn trưa ở công ty',
    'em học tiếng Nhật 2 năm',
    '日本語がすこしできます',
    '日本語学校',
    'ベトナム語はわかりません',
    'Tokyo',
    'tháng trước',
    '前',
    'không biết',
    'わかりません',
    'やめる',
    '終了',
    'theo giờ',
    'gặp người thật '.repeat(20),
    'x'.repeat(10_000),
  ])('%s', (text) => {
    expect(read(text)).toBeUndefined()
  })
})

test('every word of every locale is its own command', () => {
  for (const words of [vi, ja]) {
    for (const command of commands) {
      const own: { readonly whole: readonly string[]; readonly inside?: readonly string[] } =
        words[command]
      for (const said of [...own.whole, ...(own.inside ?? [])])
        expect(read(said) ?? command, said).toBe(command)
      for (const said of own.whole) expect(read(said), said).toBe(command)
    }
  }
})
