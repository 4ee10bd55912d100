// The texts in Japanese.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { other: '# 本の動画' }
const count = { other: '# 本' }

const titleNotSaved = (): string => 'タイトルを保存できませんでした。'

export const ja: Messages = {
  locale: 'ja',
  dropzone: ({ isFurther }) => (isFurther ? '動画をここにドロップして追加、または' : 'ここに動画をドロップ'),
  dropzoneActive: () => '離すと追加されます',
  dropzoneInvalid: () => 'ここに追加できるのは動画だけです',
  trigger: ({ isFurther }) => (isFurther ? '動画を追加' : '動画を選択'),
  triggerFolder: () => 'フォルダーを選択',
  triggerCamera: () => '動画を撮影',
  linkLabel: () => '動画のリンク',
  linkAdd: () => 'リンクを追加',
  hint: ({ maxFileSize, maxFiles }, format) =>
    joinParts(
      '、',
      maxFiles === undefined || maxFiles === 1 ? '' : `${format.plural(maxFiles, count)}まで`,
      maxFileSize === undefined ? '' : `1 本あたり最大 ${format.bytes(maxFileSize)}`,
    ),
  list: () => 'アップロード一覧',
  ...figureLines({
    allDone: (files, format) => `${format.plural(files, videos)}が完了`,
    someDone: (done, files, format) => `${format.plural(files, count)}中 ${format.plural(done, count)}が完了`,
    failed: (failed, format) => `${format.plural(failed, count)}が失敗`,
    sent: (bytes, size) => `${bytes} / ${size}`,
    unconfirmed: (bytes) => `${bytes} は再送の可能性あり`,
    timeLeft: (time) => `残り ${time}`,
  }),
  offline: () => '接続がありません。接続が戻ると自動的に再開します',
  pauseAll: () => 'すべて一時停止',
  resumeAll: () => 'すべて再開',
  retryAll: () => 'すべて再試行',
  tryAnyway: () => 'それでも試す',
  clear: () => '完了したものを消去',
  status: {
    validating: ({ isLink }) => (isLink ? 'リンクを確認しています' : 'ファイルを確認しています'),
    queued: ({ isResumed }) => (isResumed ? '再開を待っています' : '順番を待っています'),
    requesting: ({ isRenewal }) => (isRenewal ? '期限が切れたため、最初からやり直します' : '準備しています'),
    uploading: ({ fraction, isRenewed }, format) =>
      `アップロード中 ${format.percent(fraction)}${isRenewed ? '（最初から）' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return '空きを待っています'
      return isServerFault
        ? 'サーバーに問題が発生しています。再試行しています'
        : '中断されました。再試行しています'
    },
    resending: ({ bytes }, format) => `再送中 ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand }) =>
      isAtHand
        ? '中断されました。続きから再開できます'
        : '中断されました。続けるには同じファイルを選択してください',
    reopening: () => 'ファイルを開いています',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return '別のタブでエンコード中'
      if (activity === 'waiting')
        return `別のタブで待機中${fraction === null ? '' : ` ${format.percent(fraction)}`}`
      return fraction === null
        ? '別のタブでリンク先から取得中'
        : `別のタブでアップロード中 ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? '一時停止中' : '接続を待っています'),
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? '取得' : 'アップロード'}しました。エンコードを待っています`
      const activity = step === 'downloading' ? 'リンク先から取得中' : 'エンコード中'
      return percent === null ? activity : `${activity} ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return '準備完了'
      return improvement.percent === null
        ? '再生できます。画質を改善中'
        : `再生できます。画質を改善中 ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? '受け付けました。リンク先から取得されます' : 'アップロード完了'),
    cancelled: () => 'キャンセルしました',
  },
  progress: ({ name }) => `${name} の進行状況`,
  interruption: {
    'permission-denied': () =>
      'ブラウザーにファイルの読み取りが許可されませんでした。続けるには許可してください。',
    'file-missing': () => 'ファイルが元の場所にありません。続けるにはファイルを選択してください。',
    'file-changed': () => 'ファイルがその後変更されています。キャンセルして、もう一度追加してください。',
    'another-file': ({ name, size }, format) =>
      `別のファイルです。変更前の ${name}（${format.bytes(size)}）を選択してください。`,
  },
  action: {
    pause: () => '一時停止',
    resume: () => '再開',
    cancel: () => 'キャンセル',
    retry: () => '再試行',
    confirm: () => 'それでもアップロード',
    reselect: () => 'ファイルを選択',
    remove: () => '一覧から削除',
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
  actionLabel: ({ action, name }) => `${action}：${name}`,
  rejection: {
    'file-empty': () => 'このファイルは空です。',
    'file-unreadable': () => 'このファイルは読み取れません。移動されたか、フォルダーの可能性があります。',
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
      'アドレスが正しくありません。https://example.com/video.mp4 のような形で入力してください。',
    'link-scheme': () => '使用できるのは https:// または http:// で始まるアドレスだけです。',
    'link-credentials': () =>
      'このアドレスにはユーザー名またはパスワードが含まれています。サインインなしで開けるアドレスを使用してください。',
    'too-many-files': ({ maxFiles }, format) =>
      `追加できる動画は ${format.plural(maxFiles, count)}だけです。`,
  },
  error: {
    'invalid-request': ({ isLink }) =>
      `サーバーはこの${isLink ? 'リンク' : 'ファイル'}を受け付けていません。`,
    unauthorized: () => 'サインインの有効期限が切れました。サインインしてから再試行してください。',
    forbidden: () => 'ここにアップロードする権限がありません。',
    'not-found': () => '動画またはアップロードサービスが見つかりません。',
    'file-too-large': () => 'この動画は、サーバーが受け付けるサイズを超えています。',
    'link-refused': () =>
      'このアドレスからは動画を取得できません。誰でも開けるファイルのアドレスを使用してください。',
    'quota-exceeded': () =>
      '動画の保存容量が残っていません。データは失われていません。空きができたら再試行してください。',
    'rate-limited': () => '現在アップロードが集中しています。数分後に再試行してください。',
    'stream-refused': () => '動画サービスがこのアップロードを受け付けませんでした。',
    'stream-unavailable': () => '現在、動画サービスに接続できません。',
    internal: () => 'サーバーで問題が発生しました。',
    network: () => '接続に失敗しました。データは失われていません。再試行すると続きから再開します。',
    'reload-needed': () => 'このページの一部を読み込めませんでした。ページを再読み込みすると続行できます。',
    timeout: () =>
      'サーバーから長い間応答がありません。データは失われていません。再試行すると続きから再開します。',
    'endpoint-failed': () => 'アップロードサービスがエラーを返しました。',
    ...integrationErrors(() => '現在、アップロードを利用できません。サポートにお問い合わせください。'),
    'endpoint-no-links': () => '現在、リンクを追加できません。サポートにお問い合わせください。',
    'endpoint-no-titles': titleNotSaved,
    'url-expired': () => 'このアップロードの有効期限が切れました。再試行すると最初からやり直します。',
    'chunk-refused': () => 'アップロードサーバーがファイルの一部を受け付けませんでした。',
    'transfer-failed': () =>
      'アップロードサーバーがエラーを返しました。データは失われていません。再試行すると続きから再開します。',
    'transfer-incomplete': () =>
      'アップロードサーバーに送信したデータが残っていませんでした。再試行すると最初からやり直します。',
    'file-changed': () => 'アップロード中にファイルが変更されました。もう一度選択してください。',
    'file-unreadable': () =>
      'ファイルを読み取れなくなりました。ファイルの移動や変更、ディスクの取り外しがありませんでしたか？',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'このアドレスに動画はありません。動画を表示するページではなく、ファイルそのもののアドレスが必要です。'
        : 'このファイルは動画ではありません。',
    'video-malformed': () => 'この動画は破損していて再生できません。',
    'video-too-long': () => 'この動画は許可されている長さを超えています。',
    'video-too-short': () => 'この動画は短すぎます。',
    'link-unreachable': () =>
      'リンク先から動画を取得できませんでした。サインインせずにブラウザーで開けることを確認してから、再試行してください。',
    'encoding-failed': () => '動画をエンコードできませんでした。',
    'video-gone': () => 'この動画は動画サービスにもうありません。再試行すると最初からやり直します。',
    unexpected: () => '問題が発生しました。',
  },
  announcement: ({ name, status }) => endSentence(`${name}：${status}`, '。'),
  videos: ({ files }, format) => format.plural(files, videos),
}
