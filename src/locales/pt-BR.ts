// The texts in Brazilian Portuguese.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# vídeo', many: '# de vídeos', other: '# vídeos' }
const done = { one: '# vídeo pronto', many: '# de vídeos prontos', other: '# vídeos prontos' }
const failures = { one: '# falhou', many: '# falharam', other: '# falharam' }

const titleNotSaved = (): string => 'Não foi possível salvar o título.'

export const ptBR: Messages = {
  locale: 'pt-BR',
  dropzone: ({ multiple, isFurther }) =>
    isFurther
      ? 'Arraste mais vídeos para cá ou'
      : multiple
        ? 'Arraste vídeos para cá'
        : 'Arraste um vídeo para cá',
  dropzoneActive: ({ multiple }) => (multiple ? 'Solte para adicioná-los' : 'Solte para adicioná-lo'),
  dropzoneInvalid: () => 'Só vídeos podem ser adicionados aqui',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Adicionar vídeos' : multiple ? 'Escolher vídeos' : 'Escolher um vídeo',
  triggerFolder: () => 'Escolher uma pasta',
  triggerCamera: () => 'Gravar um vídeo',
  linkLabel: () => 'Link de um vídeo',
  linkAdd: () => 'Adicionar o link',
  hint: ({ maxFileSize, maxFiles }, format) => {
    const size = maxFileSize === undefined ? '' : `${format.bytes(maxFileSize)} no máximo por vídeo`
    if (maxFiles === undefined || maxFiles === 1) return size
    return `Até ${format.plural(maxFiles, videos)}${size === '' ? '' : `, ${size}`}`
  },
  list: () => 'Envios',
  ...figureLines({
    allDone: (files, format) => format.plural(files, done),
    someDone: (finished, files, format) => `${format.number(finished)} de ${format.plural(files, done)}`,
    failed: (failed, format) => format.plural(failed, failures),
    sent: (bytes, size) => `${bytes} de ${size}`,
    unconfirmed: (bytes) => `talvez reenviar ${bytes}`,
    timeLeft: (time) => `faltam ${time}`,
  }),
  offline: () => 'Sem conexão. Os envios continuam sozinhos',
  pauseAll: () => 'Pausar tudo',
  resumeAll: () => 'Retomar tudo',
  retryAll: () => 'Tentar tudo de novo',
  tryAnyway: () => 'Tentar mesmo assim',
  clear: () => 'Remover os concluídos',
  status: {
    validating: ({ isLink }) => (isLink ? 'Verificando o link' : 'Verificando o arquivo'),
    queued: ({ isResumed }) => (isResumed ? 'Aguardando para continuar' : 'Aguardando a vez'),
    requesting: ({ isRenewal }) => (isRenewal ? 'O link de envio expirou. Recomeçando' : 'Preparando'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Enviando: ${format.percent(fraction)}${isRenewed ? ' (recomeçado)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Aguardando vaga'
      return isServerFault
        ? 'O servidor está com um problema. Tentando de novo'
        : 'Interrompido. Tentando de novo'
    },
    resending: ({ bytes }, format) => `Reenviando: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand }) =>
      isAtHand
        ? 'Interrompido. O envio continua de onde parou'
        : 'Interrompido. Escolha o mesmo arquivo para continuar',
    reopening: () => 'Abrindo o arquivo',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Codificando em outra aba'
      if (activity === 'waiting')
        return `Aguardando em outra aba${fraction === null ? '' : `: ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Buscando o vídeo no endereço dele em outra aba'
        : `Enviando em outra aba: ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'Pausado' : 'Aguardando a conexão'),
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Obtido' : 'Enviado'}. Aguardando a codificação`
      const activity = step === 'downloading' ? 'Buscando o vídeo no endereço dele' : 'Codificando'
      return percent === null ? activity : `${activity}: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Pronto'
      return improvement.percent === null
        ? 'Pronto para reproduzir, ainda melhorando'
        : `Pronto para reproduzir, ainda melhorando, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Entregue. O vídeo será buscado no endereço dele' : 'Enviado'),
    cancelled: () => 'Cancelado',
  },
  progress: ({ name }) => `Progresso de ${name}`,
  interruption: {
    'permission-denied': () => 'O navegador não teve permissão para ler o arquivo. Permita para continuar.',
    'file-missing': () => 'O arquivo não está mais onde estava. Escolha-o para continuar.',
    'file-changed': () => 'O arquivo mudou desde então. Cancele e adicione-o de novo.',
    'another-file': ({ name, size }, format) =>
      `Esse é outro arquivo. Escolha ${name}, de ${format.bytes(size)}, como ele era.`,
  },
  action: {
    pause: () => 'Pausar',
    resume: () => 'Retomar',
    cancel: () => 'Cancelar',
    retry: () => 'Tentar de novo',
    confirm: () => 'Enviar mesmo assim',
    reselect: () => 'Escolher o arquivo',
    remove: () => 'Remover da lista',
  },
  editTitle: () => 'Editar o título',
  titleLabel: ({ name }) => `Título de ${name}`,
  titleNotSaved,
  saveTitle: () => 'Salvar o título',
  play: () => 'Reproduzir',
  closePlayer: () => 'Fechar o player',
  player: ({ name }) => `Player: ${name}`,
  copyLink: () => 'Copiar link',
  linkCopied: () => 'Link copiado',
  linkNotCopied: () => 'Não foi possível copiar o link',
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'Este arquivo está vazio.',
    'file-unreadable': () =>
      'Não é possível ler este arquivo. Talvez ele tenha mudado de lugar ou seja uma pasta.',
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
      'Este não é um endereço completo. Ele deve ser parecido com https://example.com/video.mp4.',
    'link-scheme': () => 'Só servem endereços que começam com https:// ou http://.',
    'link-credentials': () =>
      'Este endereço contém um nome de usuário ou uma senha. Use um que funcione sem login.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Só um vídeo pode ser adicionado.'
        : `Só ${format.plural(maxFiles, videos)} podem ser adicionados.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `O servidor não aceita este ${isLink ? 'link' : 'arquivo'}.`,
    unauthorized: () => 'A sessão terminou. Entre de novo e tente outra vez.',
    forbidden: () => 'Você não tem permissão para enviar vídeos aqui.',
    'not-found': () => 'O vídeo ou o serviço de envio não foi encontrado.',
    'file-too-large': () => 'Este vídeo é maior do que o servidor aceita.',
    'link-refused': () =>
      'Não é possível buscar um vídeo neste endereço. Ele precisa levar a um arquivo que qualquer pessoa possa abrir.',
    'quota-exceeded': () =>
      'Não há mais espaço para vídeos. Nada se perdeu; tente de novo quando houver espaço.',
    'rate-limited': () => 'Envios demais no momento. Tente de novo em alguns minutos.',
    'stream-refused': () => 'O serviço de vídeo recusou este envio.',
    'stream-unavailable': () => 'O serviço de vídeo não está acessível no momento.',
    internal: () => 'Algo deu errado no servidor.',
    network: () => 'A conexão falhou. Nada se perdeu: tente de novo para continuar.',
    'reload-needed': () =>
      'Não foi possível carregar uma parte desta página. Recarregue a página para continuar.',
    timeout: () => 'O servidor demorou demais para responder. Nada se perdeu: tente de novo para continuar.',
    'endpoint-failed': () => 'O serviço de envio respondeu com um erro.',
    ...integrationErrors(() => 'Os envios não estão funcionando no momento. Entre em contato com o suporte.'),
    'endpoint-no-links': () => 'Não é possível adicionar links no momento. Entre em contato com o suporte.',
    'endpoint-no-titles': titleNotSaved,
    'url-expired': () => 'O prazo deste envio se esgotou. Tente de novo para começar do início.',
    'chunk-refused': () => 'O servidor de envio recusou uma parte do arquivo.',
    'transfer-failed': () =>
      'O servidor de envio respondeu com um erro. Nada se perdeu: tente de novo para continuar.',
    'transfer-incomplete': () =>
      'O servidor de envio não guardou o que recebeu. Tente de novo para começar do início.',
    'file-changed': () => 'O arquivo mudou durante o envio. Escolha-o de novo.',
    'file-unreadable': () =>
      'Não é mais possível ler o arquivo. Ele mudou de lugar, foi alterado, ou o disco foi removido?',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'Não há vídeo neste endereço. Ele precisa levar ao próprio arquivo, e não a uma página que o mostre.'
        : 'Este arquivo não é um vídeo.',
    'video-malformed': () => 'Este vídeo está danificado e não pode ser reproduzido.',
    'video-too-long': () => 'Este vídeo é mais longo do que o permitido.',
    'video-too-short': () => 'Este vídeo é curto demais.',
    'link-unreachable': () =>
      'Não foi possível buscar o vídeo no endereço dele. Verifique se ele abre em um navegador sem login e tente de novo.',
    'encoding-failed': () => 'Não foi possível codificar o vídeo.',
    'video-gone': () => 'O serviço de vídeo não tem mais este vídeo. Tente de novo para começar do início.',
    unexpected: () => 'Algo deu errado.',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
