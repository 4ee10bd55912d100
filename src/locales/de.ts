// The texts in German.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# Video', other: '# Videos' }

const titleNotSaved = (): string => 'Der Titel konnte nicht gespeichert werden.'
const fieldsNotSaved = (): string => 'Die Angaben konnten nicht gespeichert werden.'

export const de: Messages = {
  locale: 'de',
  dropzone: ({ multiple, isFurther }) =>
    isFurther
      ? 'Weitere Videos hierher ziehen oder'
      : multiple
        ? 'Videos hierher ziehen'
        : 'Ein Video hierher ziehen',
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1
      ? `Zum Hinzufügen von ${format.plural(files, videos)} loslassen`
      : 'Zum Hinzufügen loslassen',
  dropzoneInvalid: () => 'Hier können nur Videos hinzugefügt werden',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Videos hinzufügen' : multiple ? 'Videos auswählen' : 'Video auswählen',
  triggerFolder: () => 'Ordner auswählen',
  triggerCamera: () => 'Video aufnehmen',
  linkLabel: () => 'Link zu einem Video',
  linkAdd: () => 'Link hinzufügen',
  keys: () => '↑ ↓: andere Dateien · Leertaste: anhalten · Entf: entfernen',
  list: () => 'Uploads',
  ...figureLines({
    fileLimit: (files, format) => `Bis zu ${format.plural(files, videos)}`,
    sizeLimit: (size, isEach) => `${isEach ? 'je ' : ''}bis zu ${size}`,
    allDone: (files, format) => `${format.plural(files, videos)} fertig`,
    someDone: (done, files, format) => `${format.number(done)} von ${format.plural(files, videos)} fertig`,
    failed: (failed, format) => `${format.number(failed)} fehlgeschlagen`,
    rejected: (rejected, format) => `${format.number(rejected)} nicht hinzugefügt`,
    fileNeeded: (uploads, format) =>
      format.plural(uploads, { one: '# braucht seine Datei', other: '# brauchen ihre Dateien' }),
    sent: (bytes, size) => `${bytes} von ${size}`,
    unconfirmed: (bytes) => `evtl. ${bytes} erneut senden`,
    timeLeft: (time) => `noch ${time}`,
  }),
  full: ({ maxFiles }, format) => `${format.number(maxFiles)} von ${format.plural(maxFiles, videos)}`,
  refused: ({ files }, format) =>
    format.plural(files, { one: '# Datei nicht hinzugefügt', other: '# Dateien nicht hinzugefügt' }),
  showRefused: () => 'Dateien anzeigen',
  hideRefused: () => 'Dateien ausblenden',
  segments: () => 'Anzeigen',
  segment: {
    all: () => 'Alle',
    underWay: () => 'In Arbeit',
    problems: () => 'Probleme',
    ready: () => 'Fertig',
  },
  search: () => 'Nach Namen suchen',
  searchFound: ({ found, files }, format) =>
    found === 0 ? 'Keine Treffer' : `${format.number(found)} von ${format.number(files)}`,
  offline: () => 'Sie sind offline. Die Uploads werden automatisch fortgesetzt',
  startAll: () => 'Alle starten',
  pauseAll: () => 'Alle anhalten',
  resumeAll: () => 'Alle fortsetzen',
  retryAll: () => 'Alle erneut versuchen',
  tryAnyway: () => 'Trotzdem versuchen',
  clear: () => 'Fertige entfernen',
  removed: ({ files }, format) => `${format.number(files)} entfernt`,
  videoRequired: () => 'Fügen Sie ein Video hinzu.',
  uploadUnfinished: () => 'Warten Sie, bis der Upload fertig ist.',
  uploadHasFailed: () => 'Ein Upload ist fehlgeschlagen. Versuchen Sie es erneut, oder entfernen Sie ihn.',
  submitHeld: () => 'Das Formular wird gesendet, sobald der Upload fertig ist',
  status: {
    validating: ({ isLink }) => (isLink ? 'Der Link wird geprüft' : 'Die Datei wird geprüft'),
    queued: ({ isResumed, isHeld }) =>
      isHeld ? 'Noch nicht gestartet' : isResumed ? 'Wartet auf Fortsetzung' : 'Wartet',
    requesting: ({ isRenewal }) => (isRenewal ? 'Upload-Link abgelaufen. Neustart' : 'Wird vorbereitet'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Wird hochgeladen${fraction === null ? '' : `: ${format.percent(fraction)}`}${isRenewed ? ' (neu begonnen)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Server ausgelastet. Wartet'
      return isServerFault ? 'Serverproblem. Neuer Versuch' : 'Unterbrochen. Neuer Versuch'
    },
    resending: ({ bytes }, format) => `Wird erneut gesendet: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld)
        return isAtHand ? 'Noch nicht gestartet' : 'Noch nicht gestartet. Wählen Sie dieselbe Datei aus'
      return isAtHand
        ? 'Unterbrochen. Zum Weitermachen „Fortsetzen“ wählen'
        : 'Unterbrochen. Zum Fortsetzen dieselbe Datei auswählen'
    },
    reopening: () => 'Die Datei wird geöffnet',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Wird in einem anderen Tab verarbeitet'
      if (activity === 'waiting')
        return `Wartet in einem anderen Tab${fraction === null ? '' : `, ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Wird in einem anderen Tab über den Link abgerufen'
        : `Wird in einem anderen Tab hochgeladen, ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'Angehalten' : 'Wartet auf eine Verbindung'),
    reading: () => 'Wird geladen',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Abgerufen' : 'Hochgeladen'}. Wartet auf Verarbeitung`
      const activity = step === 'downloading' ? 'Wird über den Link abgerufen' : 'Wird verarbeitet'
      return percent === null ? activity : `${activity}: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Fertig'
      return improvement.percent === null
        ? 'Fertig. Bessere Qualität folgt'
        : `Fertig. Bessere Qualität folgt, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Link angenommen. Wird im Hintergrund abgerufen' : 'Hochgeladen'),
    cancelled: () => 'Abgebrochen',
  },
  leave: () => 'Sie können diese Seite verlassen',
  progress: ({ name }) => `Fortschritt von ${name}`,
  interruption: {
    'permission-denied': () => 'Erlauben Sie den Zugriff auf die Datei, um fortzufahren.',
    'file-missing': () => 'Die Datei wurde verschoben. Wählen Sie sie erneut aus, um fortzufahren.',
    'file-changed': () => 'Die Datei wurde geändert. Brechen Sie ab, und fügen Sie sie neu hinzu.',
    'another-file': ({ name, size }, format) =>
      `Das ist eine andere Datei. Wählen Sie ${name} (${format.bytes(size)}) aus.`,
  },
  action: {
    start: () => 'Starten',
    pause: () => 'Anhalten',
    resume: () => 'Fortsetzen',
    cancel: () => 'Abbrechen',
    retry: () => 'Erneut versuchen',
    confirm: () => 'Trotzdem hochladen',
    reselect: () => 'Datei auswählen',
    replace: () => 'Ersetzen',
    remove: () => 'Entfernen',
    undo: () => 'Rückgängig',
    restart: () => 'Erneut hochladen',
  },
  editTitle: () => 'Titel bearbeiten',
  titleLabel: ({ name }) => `Titel von ${name}`,
  titleNotSaved,
  saveTitle: () => 'Titel speichern',
  play: () => 'Abspielen',
  closePlayer: () => 'Player schließen',
  player: ({ name }) => `Player: ${name}`,
  copyLink: () => 'Link kopieren',
  linkCopied: () => 'Link kopiert',
  linkNotCopied: () => 'Der Link konnte nicht kopiert werden',
  moveUp: () => 'Nach oben',
  moveDown: () => 'Nach unten',
  moved: ({ name, position, files }, format) =>
    `${name}: ${format.number(position)} von ${format.number(files)}`,
  untitled: () => 'Video',
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'Diese Datei ist leer.',
    'file-unreadable': () =>
      'Diese Datei kann nicht gelesen werden. Vielleicht wurde sie verschoben, oder sie ist ein Ordner.',
    'file-type': () => 'Dieser Dateityp wird hier nicht akzeptiert. Wählen Sie ein Video aus.',
    'file-too-small': ({ minFileSize }, format) =>
      `Diese Datei ist kleiner als ${format.bytes(minFileSize)}.`,
    'file-too-large': ({ maxFileSize }, format) => `Diese Datei ist größer als ${format.bytes(maxFileSize)}.`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `Mit weniger als ${format.exactDuration(minDurationSeconds)} ist dieses Video zu kurz.`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `Mit mehr als ${format.exactDuration(maxDurationSeconds)} ist dieses Video zu lang.`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `Dieses Video hat ${number(actual.width)} × ${number(actual.height)} Pixel. Es muss ${joinParts(
        ' und ',
        minWidth > 0 ? `mindestens ${number(minWidth)} breit` : '',
        minHeight > 0 ? `mindestens ${number(minHeight)} hoch` : '',
      )} sein.`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `Dieses Video hat ${number(actual.width)} × ${number(actual.height)} Pixel. Es darf ${joinParts(
        ' und ',
        maxWidth < Infinity ? `höchstens ${number(maxWidth)} breit` : '',
        maxHeight < Infinity ? `höchstens ${number(maxHeight)} hoch` : '',
      )} sein.`,
    duplicate: ({ isQuestion }) =>
      isQuestion
        ? 'Dieses Video ist bereits in der Liste. Trotzdem hochladen?'
        : 'Dieses Video ist bereits in der Liste.',
    'link-malformed': () =>
      'Das ist kein vollständiger Link. Er sollte so aussehen: https://example.com/video.mp4.',
    'link-scheme': () => 'Der Link muss mit https:// oder http:// beginnen.',
    'link-credentials': () =>
      'Dieser Link enthält einen Benutzernamen oder ein Passwort. Verwenden Sie einen, der ohne Anmeldung funktioniert.',
    'total-too-large': ({ maxTotalSize }, format) =>
      `Alle Videos zusammen sind größer als ${format.bytes(maxTotalSize)}.`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `Mit mehr als ${format.exactDuration(maxTotalDurationSeconds)} sind alle Videos zusammen zu lang.`,
    refused: ({ message }) => message || 'Dieses Video wird hier nicht angenommen.',
    'not-checked': () => 'Dieses Video konnte nicht geprüft werden. Fügen Sie es erneut hinzu.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Sie können nur ein Video hinzufügen.'
        : `Sie können nur ${format.plural(maxFiles, videos)} hinzufügen.`,
  },
  error: {
    'invalid-request': ({ isLink }) =>
      isLink ? 'Der Server akzeptiert diesen Link nicht.' : 'Der Server akzeptiert diese Datei nicht.',
    unauthorized: () => 'Melden Sie sich zum Hochladen an, und versuchen Sie es erneut.',
    forbidden: () => 'Sie haben keine Berechtigung, hier etwas hochzuladen.',
    refused: () => 'Der Server nimmt diesen Upload nicht an.',
    'not-found': () => 'Das Video oder der Upload-Dienst wurde nicht gefunden.',
    'file-too-large': () => 'Dieses Video ist größer, als der Server erlaubt.',
    'link-refused': () =>
      'Über diesen Link kann kein Video abgerufen werden. Er muss zu einer Datei führen, die jeder öffnen kann.',
    'field-refused': () =>
      'Eine der Angaben wird nicht angenommen. Ändern Sie sie, und versuchen Sie es erneut.',
    'quota-exceeded': () =>
      'Es ist kein Speicherplatz für Videos mehr frei. Versuchen Sie es erneut, sobald wieder Platz ist.',
    'rate-limited': () => 'Zurzeit gibt es zu viele Uploads. Versuchen Sie es in einigen Minuten erneut.',
    'encoder-full': () =>
      'Zurzeit werden zu viele Videos verarbeitet. Versuchen Sie es in einigen Minuten erneut.',
    'stream-refused': () => 'Der Videodienst hat diesen Upload abgelehnt.',
    'stream-unavailable': () => 'Der Videodienst ist nicht verfügbar. Versuchen Sie es später erneut.',
    internal: () => 'Auf dem Server ist etwas schiefgegangen. Versuchen Sie es später erneut.',
    network: () =>
      'Verbindung unterbrochen. Ihr Fortschritt ist gespeichert. Versuchen Sie es erneut, um fortzufahren.',
    'reload-needed': () =>
      'Ein Teil dieser Seite konnte nicht geladen werden. Laden Sie die Seite neu, um fortzufahren.',
    timeout: () =>
      'Der Server hat zu lange nicht geantwortet. Ihr Fortschritt ist gespeichert. Versuchen Sie es erneut, um fortzufahren.',
    'endpoint-failed': () => 'Beim Upload-Dienst ist etwas schiefgegangen. Versuchen Sie es erneut.',
    ...integrationErrors(
      () => 'Das Hochladen funktioniert zurzeit nicht. Bitte wenden Sie sich an den Support.',
    ),
    'endpoint-no-links': () =>
      'Links können zurzeit nicht hinzugefügt werden. Bitte wenden Sie sich an den Support.',
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => 'Der Upload-Link ist abgelaufen. Versuchen Sie es erneut, um von vorn zu beginnen.',
    'chunk-refused': () => 'Der Upload-Server hat einen Teil der Datei abgelehnt.',
    'transfer-failed': () =>
      'Der Upload-Server hat ein Problem. Ihr Fortschritt ist gespeichert. Versuchen Sie es erneut, um fortzufahren.',
    'transfer-incomplete': () =>
      'Ein Teil des Uploads ist auf dem Server verloren gegangen. Versuchen Sie es erneut, um von vorn zu beginnen.',
    'file-changed': () => 'Die Datei wurde während des Uploads geändert. Wählen Sie sie erneut aus.',
    'file-unreadable': () =>
      'Diese Datei kann nicht gelesen werden. Vielleicht wurde sie verschoben oder geändert, oder ihr Laufwerk ist getrennt.',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'Unter diesem Link ist kein Video. Er muss zur Datei selbst führen, nicht zu einer Seite, die sie zeigt.'
        : 'Diese Datei ist kein Video.',
    'video-malformed': () => 'Dieses Video ist beschädigt und kann nicht abgespielt werden.',
    'video-too-long': () => 'Dieses Video ist länger als erlaubt.',
    'video-too-short': () => 'Dieses Video ist zu kurz.',
    'link-unreachable': () =>
      'Das Video konnte nicht über den Link abgerufen werden. Prüfen Sie, ob er sich im Browser ohne Anmeldung öffnen lässt, und versuchen Sie es erneut.',
    'encoding-failed': () => 'Das Video konnte nicht verarbeitet werden.',
    'video-gone': () =>
      'Der Videodienst hat dieses Video nicht mehr. Versuchen Sie es erneut, um von vorn zu beginnen.',
    unexpected: () => 'Etwas ist schiefgegangen. Versuchen Sie es erneut.',
  },
  fields: {
    details: () => 'Angaben',
    title: () => 'Titel',
    required: () => 'Erforderlich',
    choose: () => 'Auswählen',
    tags: () => 'Mit Kommas trennen',
    missing: ({ labels }) => `Noch erforderlich: ${labels.join(', ')}`,
    notSaved: fieldsNotSaved,
    save: () => 'Angaben speichern',
    incomplete: () => 'Ergänzen Sie die erforderlichen Angaben.',
  },
  single: {
    label: () => 'Video',
    none: () => 'Kein Video',
    dropToReplace: () => 'Zum Ersetzen des Videos loslassen',
    onlyFirst: () => 'Nur das erste Video wurde hinzugefügt',
    replace: () => 'Ersetzen',
    undoReplace: () => 'Rückgängig',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
