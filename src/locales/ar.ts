// The texts in Arabic.

import { figureLines } from '../react/text/figure-lines.js'
import type { PluralForms } from '../react/text/format.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = {
  zero: '# فيديو',
  one: 'فيديو واحد',
  two: 'فيديوهان',
  few: '# فيديوهات',
  many: '# فيديو',
  other: '# فيديو',
} satisfies Required<PluralForms>

/** After a preposition or in an annexation: only the dual differs. */
const ofVideos = { ...videos, two: 'فيديوهين' } satisfies Required<PluralForms>

const done = {
  zero: 'لم يكتمل أي فيديو',
  one: 'اكتمل فيديو واحد',
  two: 'اكتمل فيديوهان',
  few: 'اكتملت # فيديوهات',
  many: 'اكتمل # فيديو',
  other: 'اكتمل # فيديو',
} satisfies Required<PluralForms>

const failures = {
  zero: 'لم يفشل شيء',
  one: 'فشل واحد',
  two: 'فشل اثنان',
  few: 'فشلت #',
  many: 'فشل #',
  other: 'فشل #',
} satisfies Required<PluralForms>

/** Isolates text that is written from left to right, for example an address. */
const ltr = (text: string): string => `\u2066${text}\u2069`

const titleNotSaved = (): string => 'تعذّر حفظ العنوان.'
const fieldsNotSaved = (): string => 'تعذّر حفظ التفاصيل.'

export const ar: Messages = {
  locale: 'ar',
  dropzone: ({ multiple, isFurther }) =>
    isFurther ? 'أفلت المزيد من الفيديوهات هنا أو' : multiple ? 'أفلت الفيديوهات هنا' : 'أفلت الفيديو هنا',
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1 ? `أفلت لإضافة ${format.plural(files, ofVideos)}` : 'أفلت للإضافة',
  dropzoneInvalid: () => 'لا يمكن أن تُضاف هنا إلا الفيديوهات',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'إضافة فيديوهات' : multiple ? 'اختيار فيديوهات' : 'اختيار فيديو',
  triggerFolder: () => 'اختيار مجلد',
  triggerCamera: () => 'تصوير فيديو',
  linkLabel: () => 'رابط فيديو',
  linkAdd: () => 'إضافة الرابط',
  keys: () => '↑ ↓: ملفات أخرى · مسافة: إيقاف مؤقت · Delete: إزالة',
  list: () => 'عمليات الرفع',
  ...figureLines({
    fileLimit: (files, format) => `حتى ${format.plural(files, ofVideos)}`,
    sizeLimit: (size, isEach) => `حتى ${size}${isEach ? ' لكل فيديو' : ''}`,
    allDone: (files, format) => format.plural(files, done),
    someDone: (finished, files, format) =>
      `اكتمل ${format.number(finished)} من ${format.plural(files, ofVideos)}`,
    failed: (failed, format) => format.plural(failed, failures),
    rejected: (rejected, format) => `لم يُضف ${format.number(rejected)}`,
    fileNeeded: (uploads, format) => `بحاجة إلى ملفاتها: ${format.number(uploads)}`,
    sent: (bytes, size) => `${bytes} من ${size}`,
    unconfirmed: (bytes) => `قد يُعاد إرسال ${bytes}`,
    timeLeft: (time) => `بقي ${time}`,
  }),
  full: ({ maxFiles }, format) => `${format.number(maxFiles)} من ${format.plural(maxFiles, ofVideos)}`,
  refused: ({ files }, format) => `ملفات لم تُضف: ${format.number(files)}`,
  showRefused: () => 'إظهار الملفات',
  hideRefused: () => 'إخفاء الملفات',
  segments: () => 'عرض',
  segment: {
    all: () => 'الكل',
    underWay: () => 'قيد التنفيذ',
    problems: () => 'مشكلات',
    ready: () => 'جاهزة',
  },
  search: () => 'البحث بالاسم',
  searchFound: ({ found, files }, format) =>
    found === 0 ? 'لا توجد نتائج' : `${format.number(found)} من ${format.number(files)}`,
  offline: () => 'أنت غير متصل. ستُستأنف عمليات الرفع تلقائيًا',
  startAll: () => 'بدء الكل',
  pauseAll: () => 'إيقاف الكل مؤقتًا',
  resumeAll: () => 'استئناف الكل',
  retryAll: () => 'إعادة محاولة الكل',
  tryAnyway: () => 'المحاولة رغم ذلك',
  clear: () => 'إزالة المكتمل',
  removed: ({ files }, format) => `تمت إزالة ${format.plural(files, ofVideos)}`,
  videoRequired: () => 'أضف مقطع فيديو.',
  uploadUnfinished: () => 'انتظر حتى يكتمل الرفع.',
  uploadHasFailed: () => 'فشل أحد عمليات الرفع. أعد المحاولة أو أزله.',
  submitHeld: () => 'سيُرسَل النموذج فور اكتمال الرفع',
  status: {
    validating: ({ isLink }) => (isLink ? 'جارٍ التحقق من الرابط' : 'جارٍ التحقق من الملف'),
    queued: ({ isResumed, isHeld }) =>
      isHeld ? 'لم يبدأ بعد' : isResumed ? 'في انتظار الاستئناف' : 'في الانتظار',
    requesting: ({ isRenewal }) => (isRenewal ? 'انتهت صلاحية رابط الرفع. تجري إعادة البدء' : 'جارٍ التحضير'),
    uploading: ({ fraction, isRenewed }, format) =>
      `جارٍ الرفع${fraction === null ? '' : ` ${format.percent(fraction)}`}${isRenewed ? ' (من البداية)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'الخادم مشغول. في الانتظار'
      return isServerFault ? 'مشكلة في الخادم. تُعاد المحاولة' : 'انقطع الرفع. تُعاد المحاولة'
    },
    resending: ({ bytes }, format) => `جارٍ إعادة إرسال ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld) return isAtHand ? 'لم يبدأ بعد' : 'لم يبدأ بعد. اختر الملف نفسه'
      return isAtHand ? 'انقطع الرفع. اختر «استئناف» للمتابعة' : 'انقطع الرفع. اختر الملف نفسه للمتابعة'
    },
    reopening: () => 'جارٍ فتح الملف',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'جارٍ المعالجة في علامة تبويب أخرى'
      if (activity === 'waiting')
        return `في الانتظار في علامة تبويب أخرى${fraction === null ? '' : `، ${format.percent(fraction)}`}`
      return fraction === null
        ? 'جارٍ الجلب من الرابط في علامة تبويب أخرى'
        : `جارٍ الرفع في علامة تبويب أخرى، ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'متوقف مؤقتًا' : 'في انتظار الاتصال'),
    reading: () => 'جارٍ التحميل',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'اكتمل الجلب' : 'اكتمل الرفع'}. في انتظار المعالجة`
      const activity = step === 'downloading' ? 'جارٍ الجلب من الرابط' : 'جارٍ المعالجة'
      return percent === null ? activity : `${activity} ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'جاهز'
      return improvement.percent === null
        ? 'جاهز. جودة أعلى في الطريق'
        : `جاهز. جودة أعلى في الطريق، ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'قُبل الرابط. يُجلب الفيديو في الخلفية' : 'اكتمل الرفع'),
    cancelled: () => 'أُلغي',
  },
  leave: () => 'يمكنك مغادرة هذه الصفحة',
  progress: ({ name }) => `تقدّم ${name}`,
  interruption: {
    'permission-denied': () => 'اسمح بالوصول إلى الملف للمتابعة.',
    'file-missing': () => 'نُقل الملف من مكانه. اختره مجددًا للمتابعة.',
    'file-changed': () => 'تغيّر الملف. ألغِ الرفع ثم أضف الملف مجددًا.',
    'another-file': ({ name, size }, format) => `هذا ملف آخر. اختر ${name} (${format.bytes(size)}).`,
  },
  action: {
    start: () => 'بدء',
    pause: () => 'إيقاف مؤقت',
    resume: () => 'استئناف',
    cancel: () => 'إلغاء',
    retry: () => 'إعادة المحاولة',
    confirm: () => 'الرفع على أي حال',
    reselect: () => 'اختيار الملف',
    replace: () => 'استبدال',
    remove: () => 'إزالة',
    undo: () => 'تراجع',
    restart: () => 'الرفع من جديد',
  },
  editTitle: () => 'تعديل العنوان',
  titleLabel: ({ name }) => `عنوان ${name}`,
  titleNotSaved,
  saveTitle: () => 'حفظ العنوان',
  play: () => 'تشغيل',
  closePlayer: () => 'إغلاق المشغّل',
  player: ({ name }) => `المشغّل: ${name}`,
  copyLink: () => 'نسخ الرابط',
  linkCopied: () => 'نُسخ الرابط',
  linkNotCopied: () => 'تعذّر نسخ الرابط',
  moveUp: () => 'تحريك لأعلى',
  moveDown: () => 'تحريك لأسفل',
  moved: ({ name, position, files }, format) =>
    `${name}: ${format.number(position)} من ${format.number(files)}`,
  untitled: () => 'فيديو',
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'هذا الملف فارغ.',
    'file-unreadable': () => 'تعذّرت قراءة هذا الملف. ربما نُقل من مكانه، أو أنه مجلد.',
    'file-type': () => 'هذا النوع من الملفات غير مقبول هنا. اختر فيديو.',
    'file-too-small': ({ minFileSize }, format) => `هذا الملف أصغر من ${format.bytes(minFileSize)}.`,
    'file-too-large': ({ maxFileSize }, format) => `هذا الملف أكبر من ${format.bytes(maxFileSize)}.`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `هذا الفيديو أقصر من ${format.exactDuration(minDurationSeconds)}.`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `هذا الفيديو أطول من ${format.exactDuration(maxDurationSeconds)}.`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `أبعاد هذا الفيديو ${ltr(`${number(actual.width)} × ${number(actual.height)}`)} بكسل. يجب ${joinParts(
        ' و',
        minWidth > 0 ? `ألا يقل العرض عن ${number(minWidth)}` : '',
        minHeight > 0 ? `ألا يقل الارتفاع عن ${number(minHeight)}` : '',
      )}.`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `أبعاد هذا الفيديو ${ltr(`${number(actual.width)} × ${number(actual.height)}`)} بكسل. يجب ${joinParts(
        ' و',
        maxWidth < Infinity ? `ألا يزيد العرض على ${number(maxWidth)}` : '',
        maxHeight < Infinity ? `ألا يزيد الارتفاع على ${number(maxHeight)}` : '',
      )}.`,
    duplicate: ({ isQuestion }) =>
      isQuestion ? 'هذا الفيديو موجود في القائمة. هل تريد رفعه على أي حال؟' : 'هذا الفيديو موجود في القائمة.',
    'link-malformed': () =>
      `هذا الرابط غير مكتمل. يجب أن يكون على شكل ${ltr('https://example.com/video.mp4')}.`,
    'link-scheme': () => `يجب أن يبدأ الرابط بـ ${ltr('https://')} أو ${ltr('http://')}.`,
    'link-credentials': () =>
      'يتضمن هذا الرابط اسم مستخدم أو كلمة مرور. استخدم رابطًا يعمل من دون تسجيل الدخول.',
    'total-too-large': ({ maxTotalSize }, format) =>
      `حجم جميع الفيديوهات معًا أكبر من ${format.bytes(maxTotalSize)}.`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `مدة جميع الفيديوهات معًا أطول من ${format.exactDuration(maxTotalDurationSeconds)}.`,
    refused: ({ message }) => message || 'هذا الفيديو غير مقبول هنا.',
    'not-checked': () => 'تعذّر التحقق من هذا الفيديو. أضفه مجددًا.',
    'too-many-files': ({ maxFiles }, format) =>
      `لا يمكنك إضافة أكثر من ${format.plural(maxFiles, ofVideos)}.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `لا يقبل الخادم هذا ${isLink ? 'الرابط' : 'الملف'}.`,
    unauthorized: () => 'سجّل الدخول لرفع الفيديوهات ثم أعد المحاولة.',
    forbidden: () => 'ليس لديك إذن بالرفع هنا.',
    refused: () => 'لا يقبل الخادم عملية الرفع هذه.',
    'not-found': () => 'لم يُعثر على الفيديو أو على خدمة الرفع.',
    'file-too-large': () => 'هذا الفيديو أكبر مما يسمح به الخادم.',
    'link-refused': () => 'تعذّر جلب فيديو من هذا الرابط. يجب أن يقود إلى ملف يستطيع أي شخص فتحه.',
    'field-refused': () => 'أحد التفاصيل غير مقبول. عدّله ثم أعد المحاولة.',
    'quota-exceeded': () => 'لم تبقَ مساحة تخزين للفيديوهات. أعد المحاولة عند توفر مساحة.',
    'rate-limited': () => 'عمليات الرفع كثيرة حاليًا. أعد المحاولة بعد بضع دقائق.',
    'encoder-full': () => 'مقاطع كثيرة قيد المعالجة حاليًا. أعد المحاولة بعد بضع دقائق.',
    'stream-refused': () => 'لم تقبل خدمة الفيديو هذا الرفع.',
    'stream-unavailable': () => 'خدمة الفيديو غير متاحة. أعد المحاولة لاحقًا.',
    internal: () => 'حدث خطأ في الخادم. أعد المحاولة لاحقًا.',
    network: () => 'انقطع الاتصال. تقدّمك محفوظ. أعد المحاولة للمتابعة.',
    'reload-needed': () => 'تعذّر تحميل جزء من هذه الصفحة. أعد تحميل الصفحة للمتابعة.',
    timeout: () => 'استغرق الخادم وقتًا طويلًا للرد. تقدّمك محفوظ. أعد المحاولة للمتابعة.',
    'endpoint-failed': () => 'حدث خطأ في خدمة الرفع. أعد المحاولة.',
    ...integrationErrors(() => 'لا تعمل عمليات الرفع حاليًا. يُرجى التواصل مع فريق الدعم.'),
    'endpoint-no-links': () => 'لا يمكن إضافة روابط حاليًا. يُرجى التواصل مع فريق الدعم.',
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => 'انتهت صلاحية رابط الرفع. أعد المحاولة للبدء من جديد.',
    'chunk-refused': () => 'لم يقبل خادم الرفع جزءًا من الملف.',
    'transfer-failed': () => 'حدثت مشكلة في خادم الرفع. تقدّمك محفوظ. أعد المحاولة للمتابعة.',
    'transfer-incomplete': () => 'فُقد جزء من الرفع على الخادم. أعد المحاولة للبدء من جديد.',
    'file-changed': () => 'تغيّر الملف أثناء رفعه. اختره مجددًا.',
    'file-unreadable': () => 'تعذّرت قراءة هذا الملف. ربما نُقل أو تغيّر، أو فُصل القرص الذي هو عليه.',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'لا يوجد فيديو في هذا الرابط. يجب أن يقود إلى الملف نفسه، لا إلى صفحة تعرضه.'
        : 'هذا الملف ليس فيديو.',
    'video-malformed': () => 'هذا الفيديو تالف ولا يمكن تشغيله.',
    'video-too-long': () => 'هذا الفيديو أطول من المسموح به.',
    'video-too-short': () => 'هذا الفيديو قصير جدًا.',
    'link-unreachable': () =>
      'تعذّر جلب الفيديو من الرابط. تأكد من أنه يُفتح في متصفح من دون تسجيل الدخول، ثم أعد المحاولة.',
    'encoding-failed': () => 'تعذّرت معالجة الفيديو.',
    'video-gone': () => 'لم يعد هذا الفيديو لدى خدمة الفيديو. أعد المحاولة للبدء من جديد.',
    unexpected: () => 'حدث خطأ ما. أعد المحاولة.',
  },
  fields: {
    details: () => 'التفاصيل',
    title: () => 'العنوان',
    required: () => 'مطلوب',
    choose: () => 'اختر',
    tags: () => 'افصل بينها بفواصل',
    missing: ({ labels }) => `مطلوب: ${labels.join('، ')}`,
    notSaved: fieldsNotSaved,
    save: () => 'حفظ التفاصيل',
    incomplete: () => 'أكمل التفاصيل المطلوبة.',
  },
  single: {
    label: () => 'فيديو',
    none: () => 'لا يوجد فيديو',
    dropToReplace: () => 'أفلت لاستبدال الفيديو',
    onlyFirst: () => 'أُضيف الفيديو الأول فقط',
    replace: () => 'استبدال',
    undoReplace: () => 'تراجع',
  },
  announcement: ({ name, status }) => `${name}: ${status}`,
  videos: ({ files }, format) => format.plural(files, videos),
}
