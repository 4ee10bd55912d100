// The texts in Spanish.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# video', many: '# de videos', other: '# videos' }
const done = { one: '# video listo', many: '# de videos listos', other: '# videos listos' }
const failures = { one: '# fallido', many: '# de fallidos', other: '# fallidos' }

const titleNotSaved = (): string => 'No se pudo guardar el título.'

export const es: Messages = {
  locale: 'es',
  dropzone: ({ multiple, isFurther }) =>
    isFurther ? 'Arrastre más videos aquí o' : multiple ? 'Arrastre videos aquí' : 'Arrastre un video aquí',
  dropzoneActive: ({ multiple }) => (multiple ? 'Suelte para añadirlos' : 'Suelte para añadirlo'),
  dropzoneInvalid: () => 'Aquí solo se pueden añadir videos',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Añadir videos' : multiple ? 'Elegir videos' : 'Elegir un video',
  triggerFolder: () => 'Elegir una carpeta',
  triggerCamera: () => 'Grabar un video',
  linkLabel: () => 'Enlace a un video',
  linkAdd: () => 'Añadir el enlace',
  hint: ({ maxFileSize, maxFiles }, format) => {
    const size = maxFileSize === undefined ? '' : `${format.bytes(maxFileSize)} como máximo por video`
    if (maxFiles === undefined || maxFiles === 1) return size
    return `Hasta ${format.plural(maxFiles, videos)}${size === '' ? '' : `, ${size}`}`
  },
  list: () => 'Subidas',
  ...figureLines({
    allDone: (files, format) => format.plural(files, done),
    someDone: (finished, files, format) => `${format.number(finished)} de ${format.plural(files, done)}`,
    failed: (failed, format) => format.plural(failed, failures),
    sent: (bytes, size) => `${bytes} de ${size}`,
    unconfirmed: (bytes) => `quizá se reenvíen ${bytes}`,
    timeLeft: (time) => `quedan ${time}`,
  }),
  offline: () => 'Sin conexión. Las subidas continuarán por sí solas',
  pauseAll: () => 'Pausar todo',
  resumeAll: () => 'Reanudar todo',
  retryAll: () => 'Intentar todo de nuevo',
  tryAnyway: () => 'Intentar de todos modos',
  clear: () => 'Quitar los terminados',
  status: {
    validating: ({ isLink }) => (isLink ? 'Comprobando el enlace' : 'Comprobando el archivo'),
    queued: ({ isResumed }) => (isResumed ? 'En espera para continuar' : 'En espera de su turno'),
    requesting: ({ isRenewal }) =>
      isRenewal ? 'El enlace de subida caducó. Empieza de nuevo' : 'Preparando',
    uploading: ({ fraction, isRenewed }, format) =>
      `Subiendo: ${format.percent(fraction)}${isRenewed ? ' (desde el principio)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Esperando sitio'
      return isServerFault
        ? 'El servidor tiene un problema. Intentándolo de nuevo'
        : 'Interrumpida. Intentándolo de nuevo'
    },
    resending: ({ bytes }, format) => `Reenviando: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand }) =>
      isAtHand
        ? 'Interrumpida. Continuará donde se detuvo'
        : 'Interrumpida. Elija el mismo archivo para continuar',
    reopening: () => 'Abriendo el archivo',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Codificando en otra pestaña'
      if (activity === 'waiting')
        return `En espera en otra pestaña${fraction === null ? '' : `: ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Obteniendo el video de su dirección en otra pestaña'
        : `Subiendo en otra pestaña: ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'En pausa' : 'Esperando la conexión'),
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Obtenido' : 'Subido'}. En espera de codificación`
      const activity = step === 'downloading' ? 'Obteniendo el video de su dirección' : 'Codificando'
      return percent === null ? activity : `${activity}: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Listo'
      return improvement.percent === null
        ? 'Listo para reproducir, aún mejora'
        : `Listo para reproducir, aún mejora, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Entregado. Se obtendrá de su dirección' : 'Subido'),
    cancelled: () => 'Cancelado',
  },
  progress: ({ name }) => `Progreso de ${name}`,
  interruption: {
    'permission-denied': () =>
      'El navegador no obtuvo permiso para leer el archivo. Concédalo para continuar.',
    'file-missing': () => 'El archivo ya no está donde estaba. Elíjalo para continuar.',
    'file-changed': () => 'El archivo ha cambiado desde entonces. Cancele y añádalo de nuevo.',
    'another-file': ({ name, size }, format) =>
      `Ese es otro archivo. Elija ${name}, de ${format.bytes(size)}, tal como estaba.`,
  },
  action: {
    pause: () => 'Pausar',
    resume: () => 'Reanudar',
    cancel: () => 'Cancelar',
    retry: () => 'Intentar de nuevo',
    confirm: () => 'Subir de todos modos',
    reselect: () => 'Elegir el archivo',
    remove: () => 'Quitar de la lista',
  },
  editTitle: () => 'Editar el título',
  titleLabel: ({ name }) => `Título de ${name}`,
  titleNotSaved,
  saveTitle: () => 'Guardar el título',
  play: () => 'Reproducir',
  closePlayer: () => 'Cerrar el reproductor',
  player: ({ name }) => `Reproductor: ${name}`,
  copyLink: () => 'Copiar enlace',
  linkCopied: () => 'Enlace copiado',
  linkNotCopied: () => 'No se pudo copiar el enlace',
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'Este archivo está vacío.',
    'file-unreadable': () =>
      'Este archivo no se puede leer. Quizá se haya movido de lugar o sea una carpeta.',
    'file-type': () => 'Aquí no se acepta este tipo de archivo. Elija un video.',
    'file-too-small': ({ minFileSize }, format) =>
      `Este archivo ocupa menos de ${format.bytes(minFileSize)}.`,
    'file-too-large': ({ maxFileSize }, format) => `Este archivo ocupa más de ${format.bytes(maxFileSize)}.`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `Este video dura menos de ${format.exactDuration(minDurationSeconds)}.`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `Este video dura más de ${format.exactDuration(maxDurationSeconds)}.`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `Este video mide ${number(actual.width)} × ${number(actual.height)} píxeles. Debe medir ${joinParts(
        ' y ',
        minWidth > 0 ? `al menos ${number(minWidth)} de ancho` : '',
        minHeight > 0 ? `al menos ${number(minHeight)} de alto` : '',
      )}.`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `Este video mide ${number(actual.width)} × ${number(actual.height)} píxeles. Debe medir ${joinParts(
        ' y ',
        maxWidth < Infinity ? `como máximo ${number(maxWidth)} de ancho` : '',
        maxHeight < Infinity ? `como máximo ${number(maxHeight)} de alto` : '',
      )}.`,
    duplicate: ({ isQuestion }) =>
      isQuestion
        ? 'Este video ya está en la lista. ¿Subirlo de todos modos?'
        : 'Este video ya está en la lista.',
    'link-malformed': () =>
      'Esta no es una dirección completa. Debe parecerse a https://example.com/video.mp4.',
    'link-scheme': () => 'Solo sirven direcciones que empiecen por https:// o http://.',
    'link-credentials': () =>
      'Esta dirección contiene un nombre de usuario o una contraseña. Use una que funcione sin iniciar sesión.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Solo se puede añadir un video.'
        : `Solo se pueden añadir ${format.plural(maxFiles, videos)}.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `El servidor no acepta este ${isLink ? 'enlace' : 'archivo'}.`,
    unauthorized: () => 'La sesión ha terminado. Inicie sesión e inténtelo de nuevo.',
    forbidden: () => 'No tiene permiso para subir videos aquí.',
    'not-found': () => 'No se encontró el video o el servicio de subida.',
    'file-too-large': () => 'Este video es más grande de lo que acepta el servidor.',
    'link-refused': () =>
      'No se puede obtener un video de esta dirección. Debe llevar a un archivo que cualquiera pueda abrir.',
    'quota-exceeded': () =>
      'No queda espacio para videos. No se ha perdido nada; inténtelo de nuevo cuando haya espacio.',
    'rate-limited': () => 'Demasiadas subidas por el momento. Inténtelo de nuevo en unos minutos.',
    'stream-refused': () => 'El servicio de video rechazó esta subida.',
    'stream-unavailable': () => 'El servicio de video no está disponible por el momento.',
    internal: () => 'Algo salió mal en el servidor.',
    network: () => 'Falló la conexión. No se ha perdido nada: inténtelo de nuevo para continuar.',
    'reload-needed': () =>
      'No se pudo cargar una parte de esta página. Vuelve a cargar la página para continuar.',
    timeout: () =>
      'El servidor tardó demasiado en responder. No se ha perdido nada: inténtelo de nuevo para continuar.',
    'endpoint-failed': () => 'El servicio de subida respondió con un error.',
    ...integrationErrors(
      () => 'Las subidas no funcionan por el momento. Comuníquese con el equipo de soporte.',
    ),
    'endpoint-no-links': () =>
      'Por el momento no se pueden añadir enlaces. Comuníquese con el equipo de soporte.',
    'endpoint-no-titles': titleNotSaved,
    'url-expired': () =>
      'El plazo de esta subida se ha agotado. Inténtelo de nuevo para empezar desde el principio.',
    'chunk-refused': () => 'El servidor de subida rechazó una parte del archivo.',
    'transfer-failed': () =>
      'El servidor de subida respondió con un error. No se ha perdido nada: inténtelo de nuevo para continuar.',
    'transfer-incomplete': () =>
      'El servidor de subida no conservó lo que se le envió. Inténtelo de nuevo para empezar desde el principio.',
    'file-changed': () => 'El archivo cambió durante la subida. Elíjalo de nuevo.',
    'file-unreadable': () =>
      'El archivo ya no se puede leer. ¿Se movió de lugar, cambió o se retiró su disco?',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'No hay ningún video en esta dirección. Debe llevar al archivo mismo, no a una página que lo muestre.'
        : 'Este archivo no es un video.',
    'video-malformed': () => 'Este video está dañado y no se puede reproducir.',
    'video-too-long': () => 'Este video dura más de lo permitido.',
    'video-too-short': () => 'Este video es demasiado corto.',
    'link-unreachable': () =>
      'No se pudo obtener el video de su dirección. Compruebe que se abre en un navegador sin iniciar sesión e inténtelo de nuevo.',
    'encoding-failed': () => 'No se pudo codificar el video.',
    'video-gone': () =>
      'El servicio de video ya no tiene este video. Inténtelo de nuevo para empezar desde el principio.',
    unexpected: () => 'Algo salió mal.',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
