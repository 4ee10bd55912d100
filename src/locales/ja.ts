// The texts in Japanese.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { other: '# 本の動画' }
const count = { other: '# 本' }

const titleNotSaved = (): string => 'タイトルを保存できませんでした。'
const fieldsNotSaved = (): string => '詳細を保存できませんでした。'

export const ja: Messages = {
  locale: 'ja',
  dropzone: ({ isFurther }) => (isFurther ? '動画をここにドロップして追加、または' : 'ここに動画をドロップ'),
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1 ? `ドロップして ${format.plural(files, videos)}を追加` : 'ドロップして追加',
  dropzoneInvalid: () => 'ここに追加できるのは動画だけです',
  trigger: ({ isFurther }) => (isFurther ? '動画を追加' : '動画を選択'),
  triggerFolder: () => 'フォルダーを選択',
  triggerCamera: () => '動画を撮影',
  linkLabel: () => '動画のリンク',
  linkAdd: () => 'リンクを追加',
  keys: () => '↑ ↓：ほかのファイル · スペース：一時停止 · Delete：削除',
  list: () => 'アップロード一覧',
  ...figureLines({
    fileLimit: (files, format) => `${format.plural(files, count)}まで`,
    sizeLimit: (size, isEach) => `${isEach ? '1 本あたり' : ''}最大 ${size}`,
    allDone: (files, format) => `${format.plural(files, videos)}が完了`,
    someDone: (done, files, format) => `${format.plural(files, count)}中 ${format.plural(done, count)}が完了`,
    failed: (failed, format) => `${format.plural(failed, count)}が失敗`,
    rejected: (rejected, format) => `${format.plural(rejected, count)}が追加されませんでした`,
    fileNeeded: (uploads, format) => `${format.plural(uploads, count)}にファイルの選択が必要です`,
    sent: (bytes, size) => `${bytes} / ${size}`,
    unconfirmed: (bytes) => `${bytes} は再送の可能性あり`,
    timeLeft: (time) => `残り ${time}`,
  }),
  full: ({ maxFiles }, format) => `${format.plural(maxFiles, count)}中 ${format.plural(maxFiles, count)}`,
  refused: ({ files }, format) => `${format.number(files)} 個のファイルが追加されませんでした`,
  showRefused: () => 'ファイルを表示',
  hideRefused: () => 'ファイルを隠す',
  segments: () => '表示',
  segment: { all: () => 'すべて', underWay: () => '進行中', problems: () => '問題あり', ready: () => '完了' },
  search: () => '名前で検索',
  searchFound: ({ found, files }, format) =>
    found === 0 ? '一致する動画はありません' : `${format.number(files)} 件中 ${format.number(found)} 件`,
  offline: () => 'オフラインです。アップロードは自動的に再開されます',
  startAll: () => 'すべて開始',
  pauseAll: () => 'すべて一時停止',
  resumeAll: () => 'すべて再開',
  retryAll: () => 'すべて再試行',
  tryAnyway: () => 'それでも試す',
  clear: () => '完了したものを消去',
  removed: ({ files }, format) => `${format.plural(files, count)}を一覧から削除しました`,
  videoRequired: () => '動画を追加してください。',
  uploadUnfinished: () => 'アップロードが終わるまでお待ちください。',
  uploadHasFailed: () => 'アップロードに失敗しました。再試行するか、削除してください。',
  submitHeld: () => 'アップロードが終わるとフォームが送信されます',
  status: {
    validating: ({ isLink }) => (isLink ? 'リンクを確認中' : 'ファイルを確認中'),
    queued: ({ isResumed, isHeld }) => (isHeld ? 'まだ開始していません' : isResumed ? '再開待ち' : '待機中'),
    requesting: ({ isRenewal }) => (isRenewal ? 'リンクの期限切れ。最初からやり直しています' : '準備中'),
    uploading: ({ fraction, isRenewed }, format) =>
      `アップロード中${fraction === null ? '' : ` ${format.percent(fraction)}`}${isRenewed ? '（最初から）' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'サーバーが混雑しています。待機中'
      return isServerFault ? 'サーバーの問題。再試行中' : '中断されました。再試行中'
    },
    resending: ({ bytes }, format) => `再送中 ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld)
        return isAtHand ? 'まだ開始していません' : 'まだ開始していません。同じファイルを選択してください'
      return isAtHand
        ? '中断されました。「再開」を押すと続行します'
        : '中断されました。同じファイルを選択すると続行します'
    },
    reopening: () => 'ファイルを開いています',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return '別のタブで処理中'
      if (activity === 'waiting')
        return `別のタブで待機中${fraction === null ? '' : ` ${format.percent(fraction)}`}`
      return fraction === null
        ? '別のタブでリンクから取得中'
        : `別のタブでアップロード中 ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? '一時停止中' : '接続待ち'),
    reading: () => '読み込み中',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? '取得' : 'アップロード'}完了。処理待ち`
      const activity = step === 'downloading' ? 'リンクから取得中' : '処理中'
      return percent === null ? activity : `${activity} ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return '準備完了'
      return improvement.percent === null
        ? '準備完了。高画質版を処理中'
        : `準備完了。高画質版を処理中 ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) =>
      isLink ? 'リンクを受け付けました。バックグラウンドで取得中' : 'アップロード完了',
    cancelled: () => 'キャンセルしました',
  },
  leave: () => 'このページを離れてもかまいません',
  progress: ({ name }) => `${name} の進行状況`,
  interruption: {
    'permission-denied': () => '続けるには、ファイルへのアクセスを許可してください。',
    'file-missing': () => 'ファイルが移動されました。続けるには、もう一度選択してください。',
    'file-changed': () => 'ファイルが変更されました。キャンセルして、もう一度追加してください。',
    'another-file': ({ name, size }, format) =>
      `別のファイルです。${name}（${format.bytes(size)}）を選択してください。`,
  },
  action: {
    start: () => '開始',
    pause: () => '一時停止',
    resume: () => '再開',
    cancel: () => 'キャンセル',
    retry: () => '再試行',
    confirm: () => 'それでもアップロード',
    reselect: () => 'ファイルを選択',
    replace: () => '置き換え',
    remove: () => '削除',
    undo: () => '元に戻す',
    restart: () => 'もう一度アップロード',
  },
  editTitle: () => 'タイトルを編集',
  titleLabel: ({ name }) => `${name}のタイトル`,
  titleNotSaved,
  saveTitle: () => 'タイトルを保存',
  play: () => '再生',
  closePlayer: () => 'プレーヤーを閉じる',
  player: ({ name }) => `プレーヤー：${name}`,
  copyLink: () => 'リンクをコピー',
  linkCopied: () => 'リンクをコピーしました',
  linkNotCopied: () => 'リンクをコピーできませんでした',
  moveUp: () => '上へ移動',
  moveDown: () => '下へ移動',
  moved: ({ name, position, files }, format) =>
    `${name}：${format.number(files)}件中${format.number(position)}番目`,
  untitled: () => '動画',
  actionLabel: ({ action, name }) => `${action}：${name}`,
  rejection: {
    'file-empty': () => 'このファイルは空です。',
    'file-unreadable': () => 'このファイルを読み取れません。移動されたか、フォルダーの可能性があります。',
    'file-type': () => 'この種類のファイルは追加できません。動画を選択してください。',
    'file-too-small': ({ minFileSize }, format) => `このファイルは ${format.bytes(minFileSize)} 未満です。`,
    'file-too-large': ({ maxFileSize }, format) =>
      `このファイルは ${format.bytes(maxFileSize)} を超えています。`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `この動画の長さは ${format.exactDuration(minDurationSeconds)}未満です。`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `この動画の長さは ${format.exactDuration(maxDurationSeconds)}を超えています。`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `この動画は ${number(actual.width)} × ${number(actual.height)} ピクセルです。${joinParts(
        '、',
        minWidth > 0 ? `幅 ${number(minWidth)} 以上` : '',
        minHeight > 0 ? `高さ ${number(minHeight)} 以上` : '',
      )}が必要です。`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `この動画は ${number(actual.width)} × ${number(actual.height)} ピクセルです。${joinParts(
        '、',
        maxWidth < Infinity ? `幅 ${number(maxWidth)} 以下` : '',
        maxHeight < Infinity ? `高さ ${number(maxHeight)} 以下` : '',
      )}である必要があります。`,
    duplicate: ({ isQuestion }) =>
      isQuestion
        ? 'この動画はすでに一覧にあります。それでもアップロードしますか？'
        : 'この動画はすでに一覧にあります。',
    'link-malformed': () =>
      'リンクが不完全です。https://example.com/video.mp4 のような形で入力してください。',
    'link-scheme': () => 'リンクは https:// または http:// で始まる必要があります。',
    'link-credentials': () =>
      'このリンクにはユーザー名またはパスワードが含まれています。ログインなしで開けるリンクを使用してください。',
    'total-too-large': ({ maxTotalSize }, format) =>
      `動画の合計サイズが ${format.bytes(maxTotalSize)} を超えています。`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `動画の合計時間が ${format.exactDuration(maxTotalDurationSeconds)} を超えています。`,
    refused: ({ message }) => message || 'この動画はここでは受け付けられません。',
    'not-checked': () => 'この動画を確認できませんでした。もう一度追加してください。',
    'too-many-files': ({ maxFiles }, format) =>
      `追加できる動画は ${format.plural(maxFiles, count)}だけです。`,
  },
  error: {
    'invalid-request': ({ isLink }) =>
      `サーバーはこの${isLink ? 'リンク' : 'ファイル'}を受け付けていません。`,
    unauthorized: () => 'アップロードするにはログインして、再試行してください。',
    forbidden: () => 'ここにアップロードする権限がありません。',
    refused: () => 'サーバーはこのアップロードを受け付けません。',
    'not-found': () => '動画またはアップロードサービスが見つかりません。',
    'file-too-large': () => 'この動画は、サーバーの上限サイズを超えています。',
    'link-refused': () =>
      'このリンクからは動画を取得できません。誰でも開けるファイルのリンクを使用してください。',
    'field-refused': () => '受け付けられない項目があります。変更してから再試行してください。',
    'quota-exceeded': () => '動画の保存容量がいっぱいです。空きができたら再試行してください。',
    'rate-limited': () => '現在アップロードが集中しています。数分後に再試行してください。',
    'encoder-full': () => '現在、処理中の動画が多すぎます。数分後に再試行してください。',
    'stream-refused': () => '動画サービスがこのアップロードを受け付けませんでした。',
    'stream-unavailable': () => '動画サービスを利用できません。しばらくしてから再試行してください。',
    internal: () => 'サーバーで問題が発生しました。しばらくしてから再試行してください。',
    network: () => '接続が切れました。進行状況は保存されています。再試行すると続きから再開します。',
    'reload-needed': () => 'このページの一部を読み込めませんでした。ページを再読み込みすると続行できます。',
    timeout: () =>
      'サーバーの応答に時間がかかりすぎています。進行状況は保存されています。再試行すると続きから再開します。',
    'endpoint-failed': () => 'アップロードサービスで問題が発生しました。再試行してください。',
    ...integrationErrors(() => '現在、アップロードを利用できません。サポートにお問い合わせください。'),
    'endpoint-no-links': () => '現在、リンクを追加できません。サポートにお問い合わせください。',
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => 'アップロードリンクの期限が切れました。再試行すると最初からやり直します。',
    'chunk-refused': () => 'アップロードサーバーがファイルの一部を受け付けませんでした。',
    'transfer-failed': () =>
      'アップロードサーバーで問題が発生しました。進行状況は保存されています。再試行すると続きから再開します。',
    'transfer-incomplete': () =>
      'アップロードの一部がサーバーで失われました。再試行すると最初からやり直します。',
    'file-changed': () => 'アップロード中にファイルが変更されました。もう一度選択してください。',
    'file-unreadable': () =>
      'このファイルを読み取れません。移動または変更されたか、ドライブが取り外された可能性があります。',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'このリンク先に動画はありません。動画を表示するページではなく、ファイルそのもののリンクが必要です。'
        : 'このファイルは動画ではありません。',
    'video-malformed': () => 'この動画は破損していて再生できません。',
    'video-too-long': () => 'この動画は許可されている長さを超えています。',
    'video-too-short': () => 'この動画は短すぎます。',
    'link-unreachable': () =>
      'リンクから動画を取得できませんでした。ログインせずにブラウザーで開けることを確認してから、再試行してください。',
    'encoding-failed': () => '動画を処理できませんでした。',
    'video-gone': () => 'この動画は動画サービスにもうありません。再試行すると最初からやり直します。',
    unexpected: () => '問題が発生しました。再試行してください。',
  },
  fields: {
    details: () => '詳細',
    title: () => 'タイトル',
    required: () => '必須',
    choose: () => '選択',
    tags: () => 'コンマで区切ってください',
    missing: ({ labels }) => `未入力: ${labels.join('、')}`,
    notSaved: fieldsNotSaved,
    save: () => '詳細を保存',
    incomplete: () => '必須の詳細を入力してください。',
  },
  single: {
    label: () => '動画',
    none: () => '動画はありません',
    dropToReplace: () => 'ドロップして動画を置き換え',
    onlyFirst: () => '最初の動画だけを追加しました',
    replace: () => '置き換え',
    undoReplace: () => '元に戻す',
  },
  announcement: ({ name, status }) => endSentence(`${name}：${status}`, '。'),
  videos: ({ files }, format) => format.plural(files, videos),
}
