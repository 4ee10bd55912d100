// The texts in Spanish.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# video', many: '# de videos', other: '# videos' }
const done = { one: '# video listo', many: '# de videos listos', other: '# videos listos' }
const removals = { one: '# quitado', many: '# de quitados', other: '# quitados' }
const failures = { one: '# fallido', many: '# de fallidos', other: '# fallidos' }

const titleNotSaved = (): string => 'No se pudo guardar el título.'
const fieldsNotSaved = (): string => 'No se pudieron guardar los detalles.'

export const es: Messages = {
  locale: 'es',
  dropzone: ({ multiple, isFurther }) =>
    isFurther ? 'Arrastre más videos aquí o' : multiple ? 'Arrastre videos aquí' : 'Arrastre un video aquí',
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1 ? `Suelte para añadir ${format.plural(files, videos)}` : 'Suelte para añadir',
  dropzoneInvalid: () => 'Aquí solo se pueden añadir videos',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Añadir videos' : multiple ? 'Elegir videos' : 'Elegir un video',
  triggerFolder: () => 'Elegir una carpeta',
  triggerCamera: () => 'Grabar un video',
  linkLabel: () => 'Enlace a un video',
  linkAdd: () => 'Añadir enlace',
  keys: () => '↑ ↓: otros archivos · Espacio: pausar · Supr: quitar',
  list: () => 'Subidas',
  ...figureLines({
    fileLimit: (files, format) => `Hasta ${format.plural(files, videos)}`,
    sizeLimit: (size, isEach) => `hasta ${size}${isEach ? ' cada uno' : ''}`,
    allDone: (files, format) => format.plural(files, done),
    someDone: (finished, files, format) => `${format.number(finished)} de ${format.plural(files, done)}`,
    failed: (failed, format) => format.plural(failed, failures),
    rejected: (rejected, format) => format.plural(rejected, { one: '# no añadido', other: '# no añadidos' }),
    fileNeeded: (uploads, format) =>
      format.plural(uploads, { one: '# necesita su archivo', other: '# necesitan sus archivos' }),
    sent: (bytes, size) => `${bytes} de ${size}`,
    unconfirmed: (bytes) => `quizá se reenvíen ${bytes}`,
    // The verb is in the singular before one of a unit alone.
    timeLeft: (time) => `${/^1\D+$/.test(time) ? 'queda' : 'quedan'} ${time}`,
  }),
  full: ({ maxFiles }, format) => `${format.number(maxFiles)} de ${format.plural(maxFiles, videos)}`,
  refused: ({ files }, format) =>
    format.plural(files, {
      one: '# archivo no añadido',
      many: '# de archivos no añadidos',
      other: '# archivos no añadidos',
    }),
  showRefused: () => 'Mostrar los archivos',
  hideRefused: () => 'Ocultar los archivos',
  segments: () => 'Mostrar',
  segment: {
    all: () => 'Todos',
    underWay: () => 'En curso',
    problems: () => 'Problemas',
    ready: () => 'Listos',
  },
  search: () => 'Buscar por nombre',
  searchFound: ({ found, files }, format) =>
    found === 0 ? 'Sin resultados' : `${format.number(found)} de ${format.number(files)}`,
  offline: () => 'Sin conexión. Las subidas se reanudarán automáticamente',
  startAll: () => 'Iniciar todo',
  pauseAll: () => 'Pausar todo',
  resumeAll: () => 'Reanudar todo',
  retryAll: () => 'Reintentar todo',
  tryAnyway: () => 'Intentar de todos modos',
  clear: () => 'Quitar los terminados',
  removed: ({ files }, format) => format.plural(files, removals),
  videoRequired: () => 'Añada un video.',
  uploadUnfinished: () => 'Espere a que termine la subida.',
  uploadHasFailed: () => 'Una subida ha fallado. Reinténtela o quítela.',
  submitHeld: () => 'El formulario se enviará cuando termine la subida',
  status: {
    validating: ({ isLink }) => (isLink ? 'Comprobando el enlace' : 'Comprobando el archivo'),
    queued: ({ isResumed, isHeld }) =>
      isHeld ? 'Aún sin iniciar' : isResumed ? 'En espera para reanudar' : 'En espera',
    requesting: ({ isRenewal }) => (isRenewal ? 'Enlace de subida caducado. Reiniciando' : 'Preparando'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Subiendo${fraction === null ? '' : `: ${format.percent(fraction)}`}${isRenewed ? ' (desde el principio)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Servidor ocupado. En espera'
      return isServerFault ? 'Problema del servidor. Reintentando' : 'Interrumpido. Reintentando'
    },
    resending: ({ bytes }, format) => `Reenviando: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld) return isAtHand ? 'Aún sin iniciar' : 'Aún sin iniciar. Elija el mismo archivo'
      return isAtHand
        ? 'Interrumpido. Pulse Reanudar para continuar'
        : 'Interrumpido. Elija el mismo archivo para continuar'
    },
    reopening: () => 'Abriendo el archivo',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Procesando en otra pestaña'
      if (activity === 'waiting')
        return `En espera en otra pestaña${fraction === null ? '' : `: ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Obteniendo desde el enlace en otra pestaña'
        : `Subiendo en otra pestaña: ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'En pausa' : 'Esperando la conexión'),
    reading: () => 'Cargando',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Obtenido' : 'Subido'}. En espera de procesamiento`
      const activity = step === 'downloading' ? 'Obteniendo desde el enlace' : 'Procesando'
      return percent === null ? activity : `${activity}: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Listo'
      return improvement.percent === null
        ? 'Listo. Pronto con mejor calidad'
        : `Listo. Pronto con mejor calidad, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Enlace aceptado. Se obtiene en segundo plano' : 'Subido'),
    cancelled: () => 'Cancelado',
  },
  leave: () => 'Puede salir de esta página',
  progress: ({ name }) => `Progreso de ${name}`,
  interruption: {
    'permission-denied': () => 'Permita el acceso al archivo para continuar.',
    'file-missing': () => 'El archivo cambió de lugar. Elíjalo de nuevo para continuar.',
    'file-changed': () => 'El archivo ha cambiado. Cancele y añádalo de nuevo.',
    'another-file': ({ name, size }, format) => `Es otro archivo. Elija ${name} (${format.bytes(size)}).`,
  },
  action: {
    start: () => 'Iniciar',
    pause: () => 'Pausar',
    resume: () => 'Reanudar',
    cancel: () => 'Cancelar',
    retry: () => 'Reintentar',
    confirm: () => 'Subir de todos modos',
    reselect: () => 'Elegir archivo',
    replace: () => 'Reemplazar',
    remove: () => 'Quitar',
    undo: () => 'Deshacer',
    restart: () => 'Subir de nuevo',
  },
  editTitle: () => 'Editar título',
  titleLabel: ({ name }) => `Título de ${name}`,
  titleNotSaved,
  saveTitle: () => 'Guardar título',
  play: () => 'Reproducir',
  closePlayer: () => 'Cerrar reproductor',
  player: ({ name }) => `Reproductor: ${name}`,
  copyLink: () => 'Copiar enlace',
  linkCopied: () => 'Enlace copiado',
  linkNotCopied: () => 'No se pudo copiar el enlace',
  moveUp: () => 'Mover hacia arriba',
  moveDown: () => 'Mover hacia abajo',
  moved: ({ name, position, files }, format) =>
    `${name}: ${format.number(position)} de ${format.number(files)}`,
  untitled: () => 'Video',
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'Este archivo está vacío.',
    'file-unreadable': () => 'No se puede leer este archivo. Quizá se haya movido o sea una carpeta.',
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
    'link-malformed': () => 'El enlace no está completo. Debe parecerse a https://example.com/video.mp4.',
    'link-scheme': () => 'El enlace debe empezar por https:// o http://.',
    'link-credentials': () =>
      'Este enlace contiene un nombre de usuario o una contraseña. Use uno que funcione sin iniciar sesión.',
    'total-too-large': ({ maxTotalSize }, format) =>
      `Todos los vídeos juntos superan ${format.bytes(maxTotalSize)}.`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `Todos los vídeos juntos duran más de ${format.exactDuration(maxTotalDurationSeconds)}.`,
    refused: ({ message }) => message || 'Este vídeo no se acepta aquí.',
    'not-checked': () => 'No se pudo comprobar este vídeo. Añádalo de nuevo.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Solo puede añadir un video.'
        : `Solo puede añadir ${format.plural(maxFiles, videos)}.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `El servidor no acepta este ${isLink ? 'enlace' : 'archivo'}.`,
    unauthorized: () => 'Inicie sesión para subir videos e inténtelo de nuevo.',
    forbidden: () => 'No tiene permiso para subir videos aquí.',
    refused: () => 'El servidor no acepta esta subida.',
    'not-found': () => 'No se encontró el video o el servicio de subida.',
    'file-too-large': () => 'Este video supera el tamaño que permite el servidor.',
    'link-refused': () =>
      'No se puede obtener un video de este enlace. Debe llevar a un archivo que cualquiera pueda abrir.',
    'field-refused': () => 'No se acepta uno de los detalles. Cámbielo e inténtelo de nuevo.',
    'quota-exceeded': () => 'No queda espacio para videos. Inténtelo de nuevo cuando haya espacio.',
    'rate-limited': () => 'Hay demasiadas subidas en este momento. Inténtelo de nuevo en unos minutos.',
    'encoder-full': () =>
      'Se están procesando demasiados vídeos por el momento. Inténtelo de nuevo en unos minutos.',
    'stream-refused': () => 'El servicio de video no aceptó esta subida.',
    'stream-unavailable': () => 'El servicio de video no está disponible. Inténtelo más tarde.',
    internal: () => 'Algo salió mal en el servidor. Inténtelo más tarde.',
    network: () => 'Se perdió la conexión. Su progreso está guardado. Inténtelo de nuevo para continuar.',
    'reload-needed': () => 'No se pudo cargar una parte de esta página. Vuelva a cargarla para continuar.',
    timeout: () =>
      'El servidor tardó demasiado en responder. Su progreso está guardado. Inténtelo de nuevo para continuar.',
    'endpoint-failed': () => 'Algo salió mal en el servicio de subida. Inténtelo de nuevo.',
    ...integrationErrors(
      () => 'Las subidas no funcionan por el momento. Comuníquese con el equipo de soporte.',
    ),
    'endpoint-no-links': () =>
      'Por el momento no se pueden añadir enlaces. Comuníquese con el equipo de soporte.',
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => 'El enlace de subida caducó. Inténtelo de nuevo para empezar desde el principio.',
    'chunk-refused': () => 'El servidor de subida no aceptó una parte del archivo.',
    'transfer-failed': () =>
      'El servidor de subida tuvo un problema. Su progreso está guardado. Inténtelo de nuevo para continuar.',
    'transfer-incomplete': () =>
      'Una parte de la subida se perdió en el servidor. Inténtelo de nuevo para empezar desde el principio.',
    'file-changed': () => 'El archivo cambió durante la subida. Elíjalo de nuevo.',
    'file-unreadable': () =>
      'No se puede leer este archivo. Quizá se haya movido o modificado, o su disco se haya desconectado.',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'Este enlace no lleva a un video. Debe llevar al archivo mismo, no a una página que lo muestre.'
        : 'Este archivo no es un video.',
    'video-malformed': () => 'Este video está dañado y no se puede reproducir.',
    'video-too-long': () => 'Este video dura más de lo permitido.',
    'video-too-short': () => 'Este video es demasiado corto.',
    'link-unreachable': () =>
      'No se pudo obtener el video desde el enlace. Compruebe que se abre en un navegador sin iniciar sesión e inténtelo de nuevo.',
    'encoding-failed': () => 'No se pudo procesar el video.',
    'video-gone': () =>
      'El servicio de video ya no tiene este video. Inténtelo de nuevo para empezar desde el principio.',
    unexpected: () => 'Algo salió mal. Inténtelo de nuevo.',
  },
  fields: {
    details: () => 'Detalles',
    title: () => 'Título',
    required: () => 'Obligatorio',
    choose: () => 'Elegir',
    tags: () => 'Separe con comas',
    missing: ({ labels }) => `Falta: ${labels.join(', ')}`,
    notSaved: fieldsNotSaved,
    save: () => 'Guardar detalles',
    incomplete: () => 'Complete los detalles obligatorios.',
  },
  single: {
    label: () => 'Vídeo',
    none: () => 'Sin vídeo',
    dropToReplace: () => 'Suelte para reemplazar el vídeo',
    onlyFirst: () => 'Solo se ha añadido el primer vídeo',
    replace: () => 'Reemplazar',
    undoReplace: () => 'Deshacer',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
