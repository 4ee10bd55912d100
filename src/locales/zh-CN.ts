// The texts in Simplified Chinese.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { other: '# 个视频' }
const count = { other: '# 个' }

const titleNotSaved = (): string => '无法保存标题。'
const fieldsNotSaved = (): string => '无法保存详细信息。'

export const zhCN: Messages = {
  locale: 'zh-CN',
  dropzone: ({ isFurther }) => (isFurther ? '将更多视频拖到此处，或' : '将视频拖到此处'),
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1 ? `松开即可添加 ${format.plural(files, videos)}` : '松开即可添加',
  dropzoneInvalid: () => '此处只能添加视频',
  trigger: ({ isFurther }) => (isFurther ? '添加视频' : '选择视频'),
  triggerFolder: () => '选择文件夹',
  triggerCamera: () => '拍摄视频',
  linkLabel: () => '视频链接',
  linkAdd: () => '添加链接',
  keys: () => '↑ ↓：其他文件 · 空格：暂停 · Delete：移除',
  list: () => '上传列表',
  ...figureLines({
    fileLimit: (files, format) => `最多 ${format.plural(files, videos)}`,
    sizeLimit: (size, isEach) => `${isEach ? '每个' : ''}不超过 ${size}`,
    allDone: (files, format) => `${format.plural(files, videos)}已完成`,
    someDone: (done, files, format) => `已完成 ${format.number(done)} / ${format.plural(files, videos)}`,
    failed: (failed, format) => `${format.plural(failed, count)}失败`,
    rejected: (rejected, format) => `${format.plural(rejected, count)}未添加`,
    fileNeeded: (uploads, format) => `${format.plural(uploads, count)}需要选择文件`,
    sent: (bytes, size) => `${bytes} / ${size}`,
    unconfirmed: (bytes) => `${bytes} 可能需要重传`,
    timeLeft: (time) => `剩余 ${time}`,
  }),
  full: ({ maxFiles }, format) => `${format.number(maxFiles)} / ${format.plural(maxFiles, videos)}`,
  refused: ({ files }, format) => `${format.number(files)} 个文件未添加`,
  showRefused: () => '显示文件',
  hideRefused: () => '隐藏文件',
  segments: () => '显示',
  segment: { all: () => '全部', underWay: () => '进行中', problems: () => '有问题', ready: () => '已完成' },
  search: () => '按名称搜索',
  searchFound: ({ found, files }, format) =>
    found === 0 ? '没有匹配的视频' : `共 ${format.number(files)} 个，找到 ${format.number(found)} 个`,
  offline: () => '您已离线。上传会自动继续',
  startAll: () => '全部开始',
  pauseAll: () => '全部暂停',
  resumeAll: () => '全部继续',
  retryAll: () => '全部重试',
  tryAnyway: () => '仍要尝试',
  clear: () => '清除已完成',
  removed: ({ files }, format) => `已移除 ${format.plural(files, count)}`,
  videoRequired: () => '请添加视频。',
  uploadUnfinished: () => '请等待上传完成。',
  uploadHasFailed: () => '有上传失败。请重试或将其移除。',
  submitHeld: () => '上传完成后将提交表单',
  status: {
    validating: ({ isLink }) => (isLink ? '正在检查链接' : '正在检查文件'),
    queued: ({ isResumed, isHeld }) => (isHeld ? '尚未开始' : isResumed ? '等待继续' : '等待中'),
    requesting: ({ isRenewal }) => (isRenewal ? '上传链接已过期，正在重新开始' : '正在准备'),
    uploading: ({ fraction, isRenewed }, format) =>
      `正在上传${fraction === null ? '' : ` ${format.percent(fraction)}`}${isRenewed ? '（已重新开始）' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return '服务器繁忙，正在等待'
      return isServerFault ? '服务器出现问题，正在重试' : '上传中断，正在重试'
    },
    resending: ({ bytes }, format) => `正在重传 ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld) return isAtHand ? '尚未开始' : '尚未开始，请选择同一文件'
      return isAtHand ? '上传中断，请选择“继续”以恢复上传' : '上传中断，请选择同一文件以继续'
    },
    reopening: () => '正在打开文件',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return '正在另一个标签页中处理'
      if (activity === 'waiting')
        return `正在另一个标签页中等待${fraction === null ? '' : ` ${format.percent(fraction)}`}`
      return fraction === null
        ? '正在另一个标签页中从链接获取'
        : `正在另一个标签页中上传 ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? '已暂停' : '正在等待网络连接'),
    reading: () => '正在加载',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? '已获取' : '已上传'}，等待处理`
      const activity = step === 'downloading' ? '正在从链接获取' : '正在处理'
      return percent === null ? activity : `${activity} ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return '已就绪'
      return improvement.percent === null
        ? '已就绪，正在生成更高画质'
        : `已就绪，正在生成更高画质，${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? '已接受链接，正在后台获取' : '已上传'),
    cancelled: () => '已取消',
  },
  leave: () => '可以离开此页面',
  progress: ({ name }) => `${name} 的进度`,
  interruption: {
    'permission-denied': () => '请允许访问该文件以继续。',
    'file-missing': () => '文件已被移动。请重新选择以继续。',
    'file-changed': () => '文件已更改。请取消，然后重新添加。',
    'another-file': ({ name, size }, format) => `这是另一个文件。请选择 ${name}（${format.bytes(size)}）。`,
  },
  action: {
    start: () => '开始',
    pause: () => '暂停',
    resume: () => '继续',
    cancel: () => '取消',
    retry: () => '重试',
    confirm: () => '仍然上传',
    reselect: () => '选择文件',
    replace: () => '替换',
    remove: () => '移除',
    undo: () => '撤销',
    restart: () => '重新上传',
  },
  editTitle: () => '编辑标题',
  titleLabel: ({ name }) => `${name}的标题`,
  titleNotSaved,
  saveTitle: () => '保存标题',
  play: () => '播放',
  closePlayer: () => '关闭播放器',
  player: ({ name }) => `播放器：${name}`,
  copyLink: () => '复制链接',
  linkCopied: () => '链接已复制',
  linkNotCopied: () => '无法复制链接',
  moveUp: () => '上移',
  moveDown: () => '下移',
  moved: ({ name, position, files }, format) =>
    `${name}：第 ${format.number(position)} 个，共 ${format.number(files)} 个`,
  untitled: () => '视频',
  actionLabel: ({ action, name }) => `${action}：${name}`,
  rejection: {
    'file-empty': () => '此文件为空。',
    'file-unreadable': () => '无法读取此文件。它可能已被移动，或者是一个文件夹。',
    'file-type': () => '此处不接受这种类型的文件。请选择视频。',
    'file-too-small': ({ minFileSize }, format) => `此文件小于 ${format.bytes(minFileSize)}。`,
    'file-too-large': ({ maxFileSize }, format) => `此文件大于 ${format.bytes(maxFileSize)}。`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `此视频短于 ${format.exactDuration(minDurationSeconds)}。`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `此视频长于 ${format.exactDuration(maxDurationSeconds)}。`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `此视频为 ${number(actual.width)} × ${number(actual.height)} 像素。要求${joinParts(
        '，',
        minWidth > 0 ? `宽度至少为 ${number(minWidth)}` : '',
        minHeight > 0 ? `高度至少为 ${number(minHeight)}` : '',
      )}。`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `此视频为 ${number(actual.width)} × ${number(actual.height)} 像素。要求${joinParts(
        '，',
        maxWidth < Infinity ? `宽度不超过 ${number(maxWidth)}` : '',
        maxHeight < Infinity ? `高度不超过 ${number(maxHeight)}` : '',
      )}。`,
    duplicate: ({ isQuestion }) => (isQuestion ? '此视频已在列表中。仍要上传吗？' : '此视频已在列表中。'),
    'link-malformed': () => '链接不完整。正确的链接形如 https://example.com/video.mp4。',
    'link-scheme': () => '链接必须以 https:// 或 http:// 开头。',
    'link-credentials': () => '此链接包含用户名或密码。请使用无需登录即可访问的链接。',
    'total-too-large': ({ maxTotalSize }, format) => `所有视频总共超过 ${format.bytes(maxTotalSize)}。`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `所有视频总时长超过 ${format.exactDuration(maxTotalDurationSeconds)}。`,
    refused: ({ message }) => message || '此处不接受该视频。',
    'not-checked': () => '无法检查该视频，请重新添加。',
    'too-many-files': ({ maxFiles }, format) => `只能添加 ${format.plural(maxFiles, videos)}。`,
  },
  error: {
    'invalid-request': ({ isLink }) => `服务器不接受此${isLink ? '链接' : '文件'}。`,
    unauthorized: () => '请登录后再上传。',
    forbidden: () => '您没有在此处上传的权限。',
    refused: () => '服务器不接受此次上传。',
    'not-found': () => '找不到该视频或上传服务。',
    'file-too-large': () => '此视频超过了服务器允许的大小。',
    'link-refused': () => '无法从此链接获取视频。链接必须指向任何人都能打开的文件。',
    'field-refused': () => '有一项详细信息不被接受。请修改后重试。',
    'quota-exceeded': () => '视频存储空间已用完。有空间后请重试。',
    'rate-limited': () => '目前上传过多。请过几分钟再试。',
    'encoder-full': () => '目前正在处理的视频过多。请过几分钟再试。',
    'stream-refused': () => '视频服务拒绝了此次上传。',
    'stream-unavailable': () => '视频服务不可用。请稍后重试。',
    internal: () => '服务器出现问题。请稍后重试。',
    network: () => '连接已断开。进度已保存，重试即可继续。',
    'reload-needed': () => '此页面的一部分无法加载。请重新加载页面后继续。',
    timeout: () => '服务器响应时间过长。进度已保存，重试即可继续。',
    'endpoint-failed': () => '上传服务出现问题。请重试。',
    ...integrationErrors(() => '目前无法上传。请联系支持人员。'),
    'endpoint-no-links': () => '目前无法添加链接。请联系支持人员。',
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => '上传链接已过期。重试即可重新开始。',
    'chunk-refused': () => '上传服务器拒绝了文件的一部分。',
    'transfer-failed': () => '上传服务器出现问题。进度已保存，重试即可继续。',
    'transfer-incomplete': () => '部分上传数据在服务器上丢失。重试即可重新开始。',
    'file-changed': () => '文件在上传过程中已更改。请重新选择。',
    'file-unreadable': () => '无法读取此文件。它可能已被移动或更改，或者其磁盘已断开。',
    'not-a-video': ({ isLink }) =>
      isLink ? '此链接没有视频。链接必须指向文件本身，而不是展示视频的页面。' : '此文件不是视频。',
    'video-malformed': () => '此视频已损坏，无法播放。',
    'video-too-long': () => '此视频超过了允许的时长。',
    'video-too-short': () => '此视频太短。',
    'link-unreachable': () => '无法从链接获取视频。请确认无需登录即可在浏览器中打开该链接，然后重试。',
    'encoding-failed': () => '视频处理失败。',
    'video-gone': () => '视频服务中已没有此视频。重试即可重新开始。',
    unexpected: () => '出现问题。请重试。',
  },
  fields: {
    details: () => '详细信息',
    title: () => '标题',
    required: () => '必填',
    choose: () => '请选择',
    tags: () => '用逗号分隔',
    missing: ({ labels }) => `待填写：${labels.join('、')}`,
    notSaved: fieldsNotSaved,
    save: () => '保存详细信息',
    incomplete: () => '请填写必填的详细信息。',
  },
  single: {
    label: () => '视频',
    none: () => '没有视频',
    dropToReplace: () => '松开即可替换视频',
    onlyFirst: () => '只添加了第一个视频',
    replace: () => '替换',
    undoReplace: () => '撤销',
  },
  announcement: ({ name, status }) => endSentence(`${name}：${status}`, '。'),
  videos: ({ files }, format) => format.plural(files, videos),
}
