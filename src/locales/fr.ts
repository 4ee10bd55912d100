// The texts in French.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# vidéo', many: '# de vidéos', other: '# vidéos' }
const done = { one: '# vidéo terminée', many: '# de vidéos terminées', other: '# vidéos terminées' }
const failures = { one: '# échec', many: '# d’échecs', other: '# échecs' }

const titleNotSaved = (): string => 'Le titre n’a pas pu être enregistré.'

export const fr: Messages = {
  locale: 'fr',
  dropzone: ({ multiple, isFurther }) =>
    isFurther
      ? 'Déposez d’autres vidéos ici ou'
      : multiple
        ? 'Déposez des vidéos ici'
        : 'Déposez une vidéo ici',
  dropzoneActive: ({ multiple }) => (multiple ? 'Relâchez pour les ajouter' : 'Relâchez pour l’ajouter'),
  dropzoneInvalid: () => 'Seules des vidéos peuvent être ajoutées ici',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Ajouter des vidéos' : multiple ? 'Choisir des vidéos' : 'Choisir une vidéo',
  triggerFolder: () => 'Choisir un dossier',
  triggerCamera: () => 'Filmer une vidéo',
  linkLabel: () => 'Lien vers une vidéo',
  linkAdd: () => 'Ajouter le lien',
  hint: ({ maxFileSize, maxFiles }, format) => {
    const size = maxFileSize === undefined ? '' : `${format.bytes(maxFileSize)} au maximum par vidéo`
    if (maxFiles === undefined || maxFiles === 1) return size
    return `Jusqu’à ${format.plural(maxFiles, videos)}${size === '' ? '' : `, ${size}`}`
  },
  list: () => 'Envois',
  ...figureLines({
    allDone: (files, format) => format.plural(files, done),
    someDone: (finished, files, format) => `${format.number(finished)} sur ${format.plural(files, done)}`,
    failed: (failed, format) => format.plural(failed, failures),
    sent: (bytes, size) => `${bytes} sur ${size}`,
    unconfirmed: (bytes) => `${bytes} peut-être à renvoyer`,
    timeLeft: (time) => `encore ${time}`,
  }),
  offline: () => 'Pas de connexion. Les envois reprendront d’eux-mêmes',
  pauseAll: () => 'Tout mettre en pause',
  resumeAll: () => 'Tout reprendre',
  retryAll: () => 'Tout réessayer',
  tryAnyway: () => 'Essayer quand même',
  clear: () => 'Retirer les envois terminés',
  status: {
    validating: ({ isLink }) => (isLink ? 'Vérification du lien' : 'Vérification du fichier'),
    queued: ({ isResumed }) => (isResumed ? 'En attente de reprise' : 'En attente de son tour'),
    requesting: ({ isRenewal }) => (isRenewal ? 'Lien d’envoi expiré. Reprise du début' : 'Préparation'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Envoi\u00a0: ${format.percent(fraction)}${isRenewed ? ' (repris du début)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'En attente d’une place'
      return isServerFault ? 'Le serveur a un problème. Nouvel essai' : 'Interrompu. Nouvel essai'
    },
    resending: ({ bytes }, format) => `Renvoi\u00a0: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand }) =>
      isAtHand
        ? 'Interrompu. L’envoi reprendra là où il s’est arrêté'
        : 'Interrompu. Choisissez le même fichier pour continuer',
    reopening: () => 'Ouverture du fichier',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Encodage dans un autre onglet'
      if (activity === 'waiting')
        return `En attente dans un autre onglet${fraction === null ? '' : `\u00a0: ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Récupération depuis son adresse dans un autre onglet'
        : `Envoi dans un autre onglet\u00a0: ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'En pause' : 'En attente de connexion'),
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Récupérée' : 'Envoyée'}. En attente d’encodage`
      const activity = step === 'downloading' ? 'Récupération depuis son adresse' : 'Encodage'
      return percent === null ? activity : `${activity}\u00a0: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Prête'
      return improvement.percent === null
        ? 'Prête à être lue, s’améliore encore'
        : `Prête à être lue, s’améliore encore, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Transmise. Elle est récupérée depuis son adresse' : 'Envoyée'),
    cancelled: () => 'Annulé',
  },
  progress: ({ name }) => `Progression de ${name}`,
  interruption: {
    'permission-denied': () =>
      'Le navigateur n’a pas été autorisé à lire le fichier. Autorisez-le pour continuer.',
    'file-missing': () => 'Le fichier n’est plus à sa place. Choisissez-le pour continuer.',
    'file-changed': () => 'Le fichier a été modifié depuis. Annulez, puis ajoutez-le de nouveau.',
    'another-file': ({ name, size }, format) =>
      `C’est un autre fichier. Choisissez ${name}, de ${format.bytes(size)}, tel qu’il était.`,
  },
  action: {
    pause: () => 'Mettre en pause',
    resume: () => 'Reprendre',
    cancel: () => 'Annuler',
    retry: () => 'Réessayer',
    confirm: () => 'Envoyer quand même',
    reselect: () => 'Choisir le fichier',
    remove: () => 'Retirer de la liste',
  },
  editTitle: () => 'Modifier le titre',
  titleLabel: ({ name }) => `Titre de ${name}`,
  titleNotSaved,
  saveTitle: () => 'Enregistrer le titre',
  play: () => 'Lire',
  closePlayer: () => 'Fermer le lecteur',
  player: ({ name }) => `Lecteur\u00a0: ${name}`,
  copyLink: () => 'Copier le lien',
  linkCopied: () => 'Lien copié',
  linkNotCopied: () => 'Le lien n’a pas pu être copié',
  actionLabel: ({ action, name }) => `${action}\u00a0: ${name}`,
  rejection: {
    'file-empty': () => 'Ce fichier est vide.',
    'file-unreadable': () =>
      'Ce fichier ne peut pas être lu. Il a peut-être été déplacé, ou c’est un dossier.',
    'file-type': () => 'Ce type de fichier n’est pas accepté ici. Choisissez une vidéo.',
    'file-too-small': ({ minFileSize }, format) => `Ce fichier fait moins de ${format.bytes(minFileSize)}.`,
    'file-too-large': ({ maxFileSize }, format) => `Ce fichier fait plus de ${format.bytes(maxFileSize)}.`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `Cette vidéo dure moins de ${format.exactDuration(minDurationSeconds)}.`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `Cette vidéo dure plus de ${format.exactDuration(maxDurationSeconds)}.`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `Cette vidéo fait ${number(actual.width)} × ${number(actual.height)} pixels. Il en faut ${joinParts(
        ' et ',
        minWidth > 0 ? `au moins ${number(minWidth)} en largeur` : '',
        minHeight > 0 ? `au moins ${number(minHeight)} en hauteur` : '',
      )}.`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `Cette vidéo fait ${number(actual.width)} × ${number(actual.height)} pixels. Il en faut ${joinParts(
        ' et ',
        maxWidth < Infinity ? `au plus ${number(maxWidth)} en largeur` : '',
        maxHeight < Infinity ? `au plus ${number(maxHeight)} en hauteur` : '',
      )}.`,
    duplicate: ({ isQuestion }) =>
      isQuestion
        ? 'Cette vidéo est déjà dans la liste. L’envoyer quand même\u202f?'
        : 'Cette vidéo est déjà dans la liste.',
    'link-malformed': () =>
      'Cette adresse n’est pas complète. Elle devrait ressembler à https://example.com/video.mp4.',
    'link-scheme': () => 'Seules les adresses commençant par https:// ou http:// peuvent être utilisées.',
    'link-credentials': () =>
      'Cette adresse contient un nom d’utilisateur ou un mot de passe. Utilisez-en une qui fonctionne sans connexion à un compte.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Une seule vidéo peut être ajoutée.'
        : `Seules ${format.plural(maxFiles, videos)} peuvent être ajoutées.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `Le serveur n’accepte pas ce ${isLink ? 'lien' : 'fichier'}.`,
    unauthorized: () => 'Votre session a pris fin. Connectez-vous, puis réessayez.',
    forbidden: () => 'Vous n’êtes pas autorisé à envoyer des vidéos ici.',
    'not-found': () => 'La vidéo ou le service d’envoi est introuvable.',
    'file-too-large': () => 'Cette vidéo est plus grande que ce que le serveur accepte.',
    'link-refused': () =>
      'Aucune vidéo ne peut être récupérée depuis cette adresse. Elle doit mener à un fichier que tout le monde peut ouvrir.',
    'quota-exceeded': () =>
      'Il n’y a plus d’espace pour les vidéos. Rien n’est perdu\u202f; réessayez dès qu’il y aura de la place.',
    'rate-limited': () => 'Trop d’envois pour le moment. Réessayez dans quelques minutes.',
    'stream-refused': () => 'Le service vidéo a refusé cet envoi.',
    'stream-unavailable': () => 'Le service vidéo est injoignable pour le moment.',
    internal: () => 'Une erreur est survenue sur le serveur.',
    network: () => 'La connexion a échoué. Rien n’est perdu\u00a0: réessayez pour continuer.',
    'reload-needed': () =>
      'Une partie de cette page n’a pas pu être chargée. Rechargez la page pour continuer.',
    timeout: () =>
      'Le serveur n’a pas répondu pendant trop longtemps. Rien n’est perdu\u00a0: réessayez pour continuer.',
    'endpoint-failed': () => 'Le service d’envoi a répondu par une erreur.',
    ...integrationErrors(
      () => 'L’envoi de vidéos ne fonctionne pas pour le moment. Veuillez contacter l’assistance.',
    ),
    'endpoint-no-links': () =>
      'Les liens ne peuvent pas être ajoutés pour le moment. Veuillez contacter l’assistance.',
    'endpoint-no-titles': titleNotSaved,
    'url-expired': () => 'Le délai de cet envoi est écoulé. Réessayez pour reprendre du début.',
    'chunk-refused': () => 'Le serveur d’envoi a refusé une partie du fichier.',
    'transfer-failed': () =>
      'Le serveur d’envoi a répondu par une erreur. Rien n’est perdu\u00a0: réessayez pour continuer.',
    'transfer-incomplete': () =>
      'Le serveur d’envoi n’a pas gardé ce qu’il a reçu. Réessayez pour reprendre du début.',
    'file-changed': () => 'Le fichier a été modifié pendant l’envoi. Choisissez-le de nouveau.',
    'file-unreadable': () =>
      'Le fichier ne peut plus être lu. A-t-il été déplacé ou modifié, ou son disque retiré\u202f?',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'Il n’y a pas de vidéo à cette adresse. Elle doit mener au fichier lui-même, et non à une page qui le montre.'
        : 'Ce fichier n’est pas une vidéo.',
    'video-malformed': () => 'Cette vidéo est endommagée et ne peut pas être lue.',
    'video-too-long': () => 'Cette vidéo est plus longue que la durée autorisée.',
    'video-too-short': () => 'Cette vidéo est trop courte.',
    'link-unreachable': () =>
      'La vidéo n’a pas pu être récupérée depuis son adresse. Vérifiez qu’elle s’ouvre dans un navigateur sans connexion à un compte, puis réessayez.',
    'encoding-failed': () => 'La vidéo n’a pas pu être encodée.',
    'video-gone': () => 'Le service vidéo n’a plus cette vidéo. Réessayez pour reprendre du début.',
    unexpected: () => 'Une erreur est survenue.',
  },
  announcement: ({ name, status }) => endSentence(`${name}\u00a0: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
