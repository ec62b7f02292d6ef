/**
 * What short, southern, central and playful spellings stand for in Vietnamese chat, whole words
 * only. The word as written keeps its own meaning too.
 */
export const short = (word: string): readonly string[] => SHORT.get(word) ?? []

const LISTS: { readonly [long: string]: string } = {
  không:
    'k ko kh khg hok hk hem hôk hông hong hổng hỏng kg hg kô nỏ hẻm hoq đếch éo đéo kog khog chả chẳng chẵng',
  'không phải': 'kp',
  'không biết': 'kb kbt kbiet',
  được: 'dc đc dk đk đuoc dươc đựơc đươk',
  gì: 'j ji z gi chi ghì gj',
  rồi: 'r rui rùi roy rồy òi',
  với: 'vs v zới vói',
  mình: 'mk mik mìh mih mìn m',
  mọi: 'mng',
  bạn: 'b bn pạn',
  em: 'e iem',
  anh: 'a',
  chị: 'c chj',
  người: 'ng ngừi ngùi',
  'người ta': 'ngta nta',
  nước: 'nc',
  nói: 'ns nóa kêu',
  'nhân viên': 'nv',
  trước: 'trc trk',
  'trả lời': 'tl',
  'nhắn tin': 'nt ib inbox',
  'điện thoại': 'đt dt đth',
  'gia đình': 'gđ gd',
  'giám đốc': 'gđ gd',
  giờ: 'h chừ',
  'bây giờ': 'bh bgio bjo',
  mới: 'ms mứi',
  cũng: 'cg cx cũg cug cũm',
  biết: 'bik bít bit bt bjk pít pik',
  chưa: 'ch',
  'quản lý': 'ql',
  'công ty': 'ct cty côngty congty cti kaisha kaixa caisa',
  'yêu cầu': 'yc',
  chán: 'ckan',
  mà: 'mak',
  thì: 'thj',
  quá: 'wa wá qá',
  'nghiệp đoàn': 'nđ nd nđoàn kumiai cumiai kumyai',
  'xí nghiệp': 'xn',
  'hợp đồng': 'hđ hd',
  'hộ chiếu': 'hc hchieu passport pp',
  'ký túc': 'ktx ryo ryou',
  'việt nam': 'vn',
  'thực tập sinh': 'tts',
  muốn: 'mún mun mốn',
  sống: 'xống',
  chết: 'chét chêt chít die chếc chêc chớt',
  tôi: 'tui t tớ tau tao mềnh',
  mẹ: 'má mạ',
  bố: 'ba cha tía',
  đánh: 'oanh uynh đáh oánh uýnh quánh wánh wýnh',
  sếp: 'shacho shachou xếp boss sachou syacho',
  bệnh: 'bịnh',
  làm: 'mần mèn lm',
  sao: 'răng',
  đâu: 'mô',
  vậy: 'rứa zậy dzậy',
  này: 'ni',
  bảo: 'biểu',
  nó: 'hấn hắn',
  'ông ấy': 'ổng',
  'bà ấy': 'bả',
  'tăng ca': 'zangyo zangyou',
  'cảnh sát': 'keisatsu',
  giúp: 'zúp júp giup dúp',
  cứu: 'kứu',
  yêu: 'iu',
  'sân bay': 'kuko kuukou',
  vào: 'vô zào dzô zô',
  về: 'zề dìa dzề zìa vìa',
  ra: 'za',
}

const SHORT: ReadonlyMap<string, readonly string[]> = shortened()

function shortened(): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>()
  for (const [long, list] of Object.entries(LISTS))
    for (const word of list.split(' ')) {
      known.set(word, [...(known.get(word) ?? []), long])
    }
  return known
}
