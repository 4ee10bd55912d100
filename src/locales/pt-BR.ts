// The texts in Brazilian Portuguese.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# vídeo', many: '# de vídeos', other: '# vídeos' }
const done = { one: '# vídeo pronto', many: '# de vídeos prontos', other: '# vídeos prontos' }
const removals = { one: '# removido', many: '# de removidos', other: '# removidos' }
const failures = { one: '# falhou', many: '# falharam', other: '# falharam' }

const titleNotSaved = (): string => 'Não foi possível salvar o título.'
const fieldsNotSaved = (): string => 'Não foi possível salvar os detalhes.'

export const ptBR: Messages = {
  locale: 'pt-BR',
  dropzone: ({ multiple, isFurther }) =>
    isFurther
      ? 'Arraste mais vídeos para cá ou'
      : multiple
        ? 'Arraste vídeos para cá'
        : 'Arraste um vídeo para cá',
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1
      ? `Solte para adicionar ${format.plural(files, videos)}`
      : 'Solte para adicionar',
  dropzoneInvalid: () => 'Só vídeos podem ser adicionados aqui',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Adicionar vídeos' : multiple ? 'Escolher vídeos' : 'Escolher um vídeo',
  triggerFolder: () => 'Escolher uma pasta',
  triggerCamera: () => 'Gravar um vídeo',
  linkLabel: () => 'Link de um vídeo',
  linkAdd: () => 'Adicionar link',
  keys: () => '↑ ↓: outros arquivos · Espaço: pausar · Delete: remover',
  list: () => 'Envios',
  ...figureLines({
    fileLimit: (files, format) => `Até ${format.plural(files, videos)}`,
    sizeLimit: (size, isEach) => `até ${size}${isEach ? ' cada' : ''}`,
    allDone: (files, format) => format.plural(files, done),
    someDone: (finished, files, format) => `${format.number(finished)} de ${format.plural(files, done)}`,
    failed: (failed, format) => format.plural(failed, failures),
    rejected: (rejected, format) =>
      format.plural(rejected, { one: '# não adicionado', other: '# não adicionados' }),
    fileNeeded: (uploads, format) =>
      format.plural(uploads, { one: '# precisa do arquivo', other: '# precisam dos arquivos' }),
    sent: (bytes, size) => `${bytes} de ${size}`,
    unconfirmed: (bytes) => `talvez reenviar ${bytes}`,
    // The verb is in the singular before one of a unit alone.
    timeLeft: (time) => `${/^1\D+$/.test(time) ? 'falta' : 'faltam'} ${time}`,
  }),
  full: ({ maxFiles }, format) => `${format.number(maxFiles)} de ${format.plural(maxFiles, videos)}`,
  refused: ({ files }, format) =>
    format.plural(files, {
      one: '# arquivo não adicionado',
      many: '# de arquivos não adicionados',
      other: '# arquivos não adicionados',
    }),
  showRefused: () => 'Mostrar os arquivos',
  hideRefused: () => 'Ocultar os arquivos',
  segments: () => 'Mostrar',
  segment: {
    all: () => 'Todos',
    underWay: () => 'Em curso',
    problems: () => 'Problemas',
    ready: () => 'Prontos',
  },
  search: () => 'Buscar por nome',
  searchFound: ({ found, files }, format) =>
    found === 0 ? 'Nenhum resultado' : `${format.number(found)} de ${format.number(files)}`,
  offline: () => 'Você está offline. Os envios serão retomados automaticamente',
  startAll: () => 'Iniciar tudo',
  pauseAll: () => 'Pausar tudo',
  resumeAll: () => 'Retomar tudo',
  retryAll: () => 'Tentar tudo de novo',
  tryAnyway: () => 'Tentar mesmo assim',
  clear: () => 'Remover os concluídos',
  removed: ({ files }, format) => format.plural(files, removals),
  videoRequired: () => 'Adicione um vídeo.',
  uploadUnfinished: () => 'Aguarde o fim do envio.',
  uploadHasFailed: () => 'Um envio falhou. Tente novamente ou remova-o.',
  submitHeld: () => 'O formulário será enviado quando o envio terminar',
  status: {
    validating: ({ isLink }) => (isLink ? 'Verificando o link' : 'Verificando o arquivo'),
    queued: ({ isResumed, isHeld }) =>
      isHeld ? 'Ainda não iniciado' : isResumed ? 'Aguardando para retomar' : 'Aguardando',
    requesting: ({ isRenewal }) => (isRenewal ? 'Link de envio expirado. Recomeçando' : 'Preparando'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Enviando${fraction === null ? '' : `: ${format.percent(fraction)}`}${isRenewed ? ' (recomeçado)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Servidor ocupado. Aguardando'
      return isServerFault ? 'Problema no servidor. Tentando de novo' : 'Interrompido. Tentando de novo'
    },
    resending: ({ bytes }, format) => `Reenviando: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld) return isAtHand ? 'Ainda não iniciado' : 'Ainda não iniciado. Escolha o mesmo arquivo'
      return isAtHand
        ? 'Interrompido. Escolha Retomar para continuar'
        : 'Interrompido. Escolha o mesmo arquivo para continuar'
    },
    reopening: () => 'Abrindo o arquivo',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Processando em outra aba'
      if (activity === 'waiting')
        return `Aguardando em outra aba${fraction === null ? '' : `: ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Buscando pelo link em outra aba'
        : `Enviando em outra aba: ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'Pausado' : 'Aguardando a conexão'),
    reading: () => 'Carregando',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Obtido' : 'Enviado'}. Aguardando processamento`
      const activity = step === 'downloading' ? 'Buscando pelo link' : 'Processando'
      return percent === null ? activity : `${activity}: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Pronto'
      return improvement.percent === null
        ? 'Pronto. Qualidade melhor a caminho'
        : `Pronto. Qualidade melhor a caminho, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Link aceito. Buscando em segundo plano' : 'Enviado'),
    cancelled: () => 'Cancelado',
  },
  leave: () => 'Você pode sair desta página',
  progress: ({ name }) => `Progresso de ${name}`,
  interruption: {
    'permission-denied': () => 'Permita o acesso ao arquivo para continuar.',
    'file-missing': () => 'O arquivo mudou de lugar. Escolha-o de novo para continuar.',
    'file-changed': () => 'O arquivo mudou. Cancele e adicione-o de novo.',
    'another-file': ({ name, size }, format) =>
      `Este é outro arquivo. Escolha ${name} (${format.bytes(size)}).`,
  },
  action: {
    start: () => 'Iniciar',
    pause: () => 'Pausar',
    resume: () => 'Retomar',
    cancel: () => 'Cancelar',
    retry: () => 'Tentar de novo',
    confirm: () => 'Enviar mesmo assim',
    reselect: () => 'Escolher arquivo',
    replace: () => 'Substituir',
    remove: () => 'Remover',
    undo: () => 'Desfazer',
    restart: () => 'Enviar novamente',
  },
  editTitle: () => 'Editar título',
  titleLabel: ({ name }) => `Título de ${name}`,
  titleNotSaved,
  saveTitle: () => 'Salvar título',
  play: () => 'Reproduzir',
  closePlayer: () => 'Fechar player',
  player: ({ name }) => `Player: ${name}`,
  copyLink: () => 'Copiar link',
  linkCopied: () => 'Link copiado',
  linkNotCopied: () => 'Não foi possível copiar o link',
  moveUp: () => 'Mover para cima',
  moveDown: () => 'Mover para baixo',
  moved: ({ name, position, files }, format) =>
    `${name}: ${format.number(position)} de ${format.number(files)}`,
  untitled: () => 'Vídeo',
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'Este arquivo está vazio.',
    'file-unreadable': () =>
      'Não foi possível ler este arquivo. Talvez ele tenha mudado de lugar ou seja uma pasta.',
    'file-type': () => 'Este tipo de arquivo não é aceito aqui. Escolha um vídeo.',
    'file-too-small': ({ minFileSize }, format) => `Este arquivo tem menos de ${format.bytes(minFileSize)}.`,
    'file-too-large': ({ maxFileSize }, format) => `Este arquivo tem mais de ${format.bytes(maxFileSize)}.`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `Este vídeo dura menos de ${format.exactDuration(minDurationSeconds)}.`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `Este vídeo dura mais de ${format.exactDuration(maxDurationSeconds)}.`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `Este vídeo tem ${number(actual.width)} × ${number(actual.height)} pixels. Ele precisa ter ${joinParts(
        ' e ',
        minWidth > 0 ? `pelo menos ${number(minWidth)} de largura` : '',
        minHeight > 0 ? `pelo menos ${number(minHeight)} de altura` : '',
      )}.`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `Este vídeo tem ${number(actual.width)} × ${number(actual.height)} pixels. Ele pode ter ${joinParts(
        ' e ',
        maxWidth < Infinity ? `no máximo ${number(maxWidth)} de largura` : '',
        maxHeight < Infinity ? `no máximo ${number(maxHeight)} de altura` : '',
      )}.`,
    duplicate: ({ isQuestion }) =>
      isQuestion ? 'Este vídeo já está na lista. Enviar mesmo assim?' : 'Este vídeo já está na lista.',
    'link-malformed': () =>
      'O link não está completo. Ele deve ser parecido com https://example.com/video.mp4.',
    'link-scheme': () => 'O link precisa começar com https:// ou http://.',
    'link-credentials': () =>
      'Este link contém um nome de usuário ou uma senha. Use um que funcione sem login.',
    'total-too-large': ({ maxTotalSize }, format) =>
      `Todos os vídeos juntos passam de ${format.bytes(maxTotalSize)}.`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `Todos os vídeos juntos duram mais de ${format.exactDuration(maxTotalDurationSeconds)}.`,
    refused: ({ message }) => message || 'Este vídeo não é aceito aqui.',
    'not-checked': () => 'Não foi possível verificar este vídeo. Adicione-o de novo.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Você só pode adicionar um vídeo.'
        : `Você só pode adicionar ${format.plural(maxFiles, videos)}.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `O servidor não aceita este ${isLink ? 'link' : 'arquivo'}.`,
    unauthorized: () => 'Faça login para enviar vídeos e tente de novo.',
    forbidden: () => 'Você não tem permissão para enviar vídeos aqui.',
    refused: () => 'O servidor não aceita este envio.',
    'not-found': () => 'Não encontramos o vídeo ou o serviço de envio.',
    'file-too-large': () => 'Este vídeo é maior do que o servidor permite.',
    'link-refused': () =>
      'Não é possível buscar um vídeo neste link. Ele precisa levar a um arquivo que qualquer pessoa possa abrir.',
    'field-refused': () => 'Um dos detalhes não é aceito. Altere-o e tente de novo.',
    'quota-exceeded': () => 'Não há mais espaço para vídeos. Tente de novo quando houver espaço.',
    'rate-limited': () => 'Há envios demais no momento. Tente de novo em alguns minutos.',
    'encoder-full': () => 'Há vídeos demais em processamento no momento. Tente de novo em alguns minutos.',
    'stream-refused': () => 'O serviço de vídeo não aceitou este envio.',
    'stream-unavailable': () => 'O serviço de vídeo está indisponível. Tente mais tarde.',
    internal: () => 'Algo deu errado no servidor. Tente mais tarde.',
    network: () => 'A conexão caiu. Seu progresso está salvo. Tente de novo para continuar.',
    'reload-needed': () =>
      'Não foi possível carregar uma parte desta página. Recarregue a página para continuar.',
    timeout: () =>
      'O servidor demorou demais para responder. Seu progresso está salvo. Tente de novo para continuar.',
    'endpoint-failed': () => 'Algo deu errado no serviço de envio. Tente de novo.',
    ...integrationErrors(() => 'Os envios não estão funcionando no momento. Entre em contato com o suporte.'),
    'endpoint-no-links': () => 'Não é possível adicionar links no momento. Entre em contato com o suporte.',
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => 'O link de envio expirou. Tente de novo para recomeçar.',
    'chunk-refused': () => 'O servidor de envio não aceitou uma parte do arquivo.',
    'transfer-failed': () =>
      'O servidor de envio teve um problema. Seu progresso está salvo. Tente de novo para continuar.',
    'transfer-incomplete': () => 'Parte do envio se perdeu no servidor. Tente de novo para recomeçar.',
    'file-changed': () => 'O arquivo mudou durante o envio. Escolha-o de novo.',
    'file-unreadable': () =>
      'Não foi possível ler este arquivo. Talvez ele tenha mudado de lugar ou sido alterado, ou o disco foi desconectado.',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'Este link não leva a um vídeo. Ele precisa levar ao próprio arquivo, e não a uma página que o mostre.'
        : 'Este arquivo não é um vídeo.',
    'video-malformed': () => 'Este vídeo está danificado e não pode ser reproduzido.',
    'video-too-long': () => 'Este vídeo é mais longo do que o permitido.',
    'video-too-short': () => 'Este vídeo é curto demais.',
    'link-unreachable': () =>
      'Não foi possível buscar o vídeo pelo link. Verifique se ele abre em um navegador sem login e tente de novo.',
    'encoding-failed': () => 'Não foi possível processar o vídeo.',
    'video-gone': () => 'O serviço de vídeo não tem mais este vídeo. Tente de novo para recomeçar.',
    unexpected: () => 'Algo deu errado. Tente de novo.',
  },
  fields: {
    details: () => 'Detalhes',
    title: () => 'Título',
    required: () => 'Obrigatório',
    choose: () => 'Escolher',
    tags: () => 'Separe com vírgulas',
    missing: ({ labels }) => `Falta preencher: ${labels.join(', ')}`,
    notSaved: fieldsNotSaved,
    save: () => 'Salvar detalhes',
    incomplete: () => 'Preencha os detalhes obrigatórios.',
  },
  single: {
    label: () => 'Vídeo',
    none: () => 'Nenhum vídeo',
    dropToReplace: () => 'Solte para substituir o vídeo',
    onlyFirst: () => 'Só o primeiro vídeo foi adicionado',
    replace: () => 'Substituir',
    undoReplace: () => 'Desfazer',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
