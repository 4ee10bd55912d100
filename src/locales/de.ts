// The texts in German.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# Video', other: '# Videos' }

const titleNotSaved = (): string => 'Der Titel konnte nicht gespeichert werden.'

export const de: Messages = {
  locale: 'de',
  dropzone: ({ multiple, isFurther }) =>
    isFurther
      ? 'Weitere Videos hierher ziehen oder'
      : multiple
        ? 'Videos hierher ziehen'
        : 'Ein Video hierher ziehen',
  dropzoneActive: ({ multiple }) =>
    multiple ? 'Loslassen, um sie hinzuzufügen' : 'Loslassen, um es hinzuzufügen',
  dropzoneInvalid: () => 'Hier können nur Videos hinzugefügt werden',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Videos hinzufügen' : multiple ? 'Videos auswählen' : 'Video auswählen',
  triggerFolder: () => 'Ordner auswählen',
  triggerCamera: () => 'Video aufnehmen',
  linkLabel: () => 'Link zu einem Video',
  linkAdd: () => 'Link hinzufügen',
  hint: ({ maxFileSize, maxFiles }, format) => {
    const size = maxFileSize === undefined ? '' : `${format.bytes(maxFileSize)} pro Video`
    if (maxFiles === undefined || maxFiles === 1) return size === '' ? '' : `Maximal ${size}`
    return `Bis zu ${format.plural(maxFiles, videos)}${size === '' ? '' : `, maximal ${size}`}`
  },
  list: () => 'Uploads',
  ...figureLines({
    allDone: (files, format) => `${format.plural(files, videos)} fertig`,
    someDone: (done, files, format) => `${format.number(done)} von ${format.plural(files, videos)} fertig`,
    failed: (failed, format) => `${format.number(failed)} fehlgeschlagen`,
    sent: (bytes, size) => `${bytes} von ${size}`,
    unconfirmed: (bytes) => `evtl. ${bytes} noch einmal`,
    timeLeft: (time) => `noch ${time}`,
  }),
  offline: () => 'Keine Verbindung. Die Uploads gehen von selbst weiter',
  pauseAll: () => 'Alle anhalten',
  resumeAll: () => 'Alle fortsetzen',
  retryAll: () => 'Alle erneut versuchen',
  tryAnyway: () => 'Trotzdem versuchen',
  clear: () => 'Fertige entfernen',
  status: {
    validating: ({ isLink }) => (isLink ? 'Der Link wird geprüft' : 'Die Datei wird geprüft'),
    queued: ({ isResumed }) => (isResumed ? 'Wartet auf die Fortsetzung' : 'In der Warteschlange'),
    requesting: ({ isRenewal }) => (isRenewal ? 'Upload-Link abgelaufen. Beginnt neu' : 'Wird vorbereitet'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Wird hochgeladen: ${format.percent(fraction)}${isRenewed ? ' (neu begonnen)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Wartet auf freien Platz'
      return isServerFault ? 'Serverproblem. Neuer Versuch' : 'Unterbrochen. Neuer Versuch'
    },
    resending: ({ bytes }, format) => `Wird noch einmal gesendet: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand }) =>
      isAtHand
        ? 'Unterbrochen. Es geht dort weiter, wo es aufgehört hat'
        : 'Unterbrochen. Wählen Sie dieselbe Datei aus, um fortzufahren',
    reopening: () => 'Die Datei wird geöffnet',
    elsewhere: ({ activity, fraction }, format) =>
      activity === 'encoding'
        ? 'Wird in einem anderen Tab umgewandelt'
        : fraction === null
          ? activity === 'sending'
            ? 'Wird in einem anderen Tab von seiner Adresse geholt'
            : 'Wartet in einem anderen Tab'
          : `${activity === 'sending' ? 'Wird in einem anderen Tab hochgeladen' : 'Wartet in einem anderen Tab'}, ${format.percent(fraction)}`,
    paused: ({ cause }) => (cause === 'user' ? 'Angehalten' : 'Wartet auf eine Verbindung'),
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Geholt' : 'Hochgeladen'}. Wartet auf die Umwandlung`
      const activity = step === 'downloading' ? 'Wird von seiner Adresse geholt' : 'Wird umgewandelt'
      return percent === null ? activity : `${activity}: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Fertig'
      return improvement.percent === null
        ? 'Abspielbar, wird noch besser'
        : `Abspielbar, wird noch besser, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Übergeben. Es wird von seiner Adresse geholt' : 'Hochgeladen'),
    cancelled: () => 'Abgebrochen',
  },
  progress: ({ name }) => `Fortschritt von ${name}`,
  interruption: {
    'permission-denied': () =>
      'Der Browser durfte die Datei nicht lesen. Erlauben Sie es ihm, um fortzufahren.',
    'file-missing': () => 'Die Datei ist nicht mehr da, wo sie war. Wählen Sie sie aus, um fortzufahren.',
    'file-changed': () => 'Die Datei wurde inzwischen geändert. Brechen Sie ab, und fügen Sie sie neu hinzu.',
    'another-file': ({ name, size }, format) =>
      `Das ist eine andere Datei. Wählen Sie ${name} mit ${format.bytes(size)} aus, unverändert.`,
  },
  action: {
    pause: () => 'Anhalten',
    resume: () => 'Fortsetzen',
    cancel: () => 'Abbrechen',
    retry: () => 'Erneut versuchen',
    confirm: () => 'Trotzdem hochladen',
    reselect: () => 'Datei auswählen',
    remove: () => 'Aus der Liste entfernen',
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
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'Diese Datei ist leer.',
    'file-unreadable': () =>
      'Diese Datei lässt sich nicht lesen. Vielleicht wurde sie verschoben, oder sie ist ein Ordner.',
    'file-type': () => 'Diese Art von Datei wird hier nicht angenommen. Wählen Sie ein Video aus.',
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
      'Das ist keine vollständige Adresse. Sie sollte aussehen wie https://example.com/video.mp4.',
    'link-scheme': () =>
      'Nur von Adressen, die mit https:// oder http:// beginnen, kann etwas geholt werden.',
    'link-credentials': () =>
      'Diese Adresse enthält einen Benutzernamen oder ein Passwort. Nehmen Sie eine, die ohne Anmeldung funktioniert.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Es kann nur ein Video hinzugefügt werden.'
        : `Es können nur ${format.plural(maxFiles, videos)} hinzugefügt werden.`,
  },
  error: {
    'invalid-request': ({ isLink }) =>
      isLink ? 'Der Server nimmt diesen Link nicht an.' : 'Der Server nimmt diese Datei nicht an.',
    unauthorized: () => 'Sie sind nicht mehr angemeldet. Melden Sie sich an, und versuchen Sie es erneut.',
    forbidden: () => 'Sie dürfen hier nichts hochladen.',
    'not-found': () => 'Das Video oder der Upload-Dienst wurde nicht gefunden.',
    'file-too-large': () => 'Dieses Video ist größer, als der Server annimmt.',
    'link-refused': () =>
      'Von dieser Adresse kann kein Video geholt werden. Sie muss zu einer Datei führen, die jeder öffnen kann.',
    'quota-exceeded': () =>
      'Es ist kein Speicher mehr für Videos da. Nichts ist verloren; versuchen Sie es erneut, sobald wieder Platz ist.',
    'rate-limited': () => 'Zurzeit sind es zu viele Uploads. Versuchen Sie es in einigen Minuten erneut.',
    'stream-refused': () => 'Der Videodienst hat diesen Upload abgelehnt.',
    'stream-unavailable': () => 'Der Videodienst ist zurzeit nicht erreichbar.',
    internal: () => 'Auf dem Server ist etwas schiefgegangen.',
    network: () =>
      'Die Verbindung ist abgebrochen. Nichts ist verloren: Versuchen Sie es erneut, um fortzufahren.',
    'reload-needed': () =>
      'Ein Teil dieser Seite konnte nicht geladen werden. Laden Sie die Seite neu, um fortzufahren.',
    timeout: () =>
      'Der Server hat zu lange nicht geantwortet. Nichts ist verloren: Versuchen Sie es erneut, um fortzufahren.',
    'endpoint-failed': () => 'Der Upload-Dienst hat mit einem Fehler geantwortet.',
    ...integrationErrors(
      () => 'Das Hochladen funktioniert zurzeit nicht. Bitte wenden Sie sich an den Support.',
    ),
    'endpoint-no-links': () =>
      'Links können zurzeit nicht hinzugefügt werden. Bitte wenden Sie sich an den Support.',
    'endpoint-no-titles': titleNotSaved,
    'url-expired': () =>
      'Die Zeit für diesen Upload ist abgelaufen. Versuchen Sie es erneut, um von vorn zu beginnen.',
    'chunk-refused': () => 'Der Upload-Server hat einen Teil der Datei abgelehnt.',
    'transfer-failed': () =>
      'Der Upload-Server hat mit einem Fehler geantwortet. Nichts ist verloren: Versuchen Sie es erneut, um fortzufahren.',
    'transfer-incomplete': () =>
      'Der Upload-Server hat nicht behalten, was ihm gesendet wurde. Versuchen Sie es erneut, um von vorn zu beginnen.',
    'file-changed': () => 'Die Datei wurde während des Uploads geändert. Wählen Sie sie erneut aus.',
    'file-unreadable': () =>
      'Die Datei lässt sich nicht mehr lesen. Wurde sie verschoben, geändert oder ihr Laufwerk entfernt?',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'Unter dieser Adresse ist kein Video. Sie muss zur Datei selbst führen, nicht zu einer Seite, die sie zeigt.'
        : 'Diese Datei ist kein Video.',
    'video-malformed': () => 'Dieses Video ist beschädigt und kann nicht abgespielt werden.',
    'video-too-long': () => 'Dieses Video ist länger als erlaubt.',
    'video-too-short': () => 'Dieses Video ist zu kurz.',
    'link-unreachable': () =>
      'Das Video konnte nicht von seiner Adresse geholt werden. Prüfen Sie, ob sie sich im Browser ohne Anmeldung öffnen lässt, und versuchen Sie es erneut.',
    'encoding-failed': () => 'Das Video konnte nicht umgewandelt werden.',
    'video-gone': () =>
      'Der Videodienst hat dieses Video nicht mehr. Versuchen Sie es erneut, um von vorn zu beginnen.',
    unexpected: () => 'Etwas ist schiefgegangen.',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
