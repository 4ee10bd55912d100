// The texts in French.

import { figureLines } from '../react/text/figure-lines.js'
import { integrationErrors } from '../react/text/integration-errors.js'
import { endSentence, joinParts } from '../react/text/join-parts.js'
import type { Messages } from '../react/text/messages.js'

const videos = { one: '# vidéo', many: '# de vidéos', other: '# vidéos' }
const done = { one: '# vidéo terminée', many: '# de vidéos terminées', other: '# vidéos terminées' }
const removals = { one: '# retirée', many: '# de retirées', other: '# retirées' }
const failures = { one: '# échec', many: '# d’échecs', other: '# échecs' }

const titleNotSaved = (): string => 'Le titre n’a pas pu être enregistré.'
const fieldsNotSaved = (): string => 'Les détails n’ont pas pu être enregistrés.'

export const fr: Messages = {
  locale: 'fr',
  dropzone: ({ multiple, isFurther }) =>
    isFurther
      ? 'Déposez d’autres vidéos ici ou'
      : multiple
        ? 'Déposez des vidéos ici'
        : 'Déposez une vidéo ici',
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1
      ? `Relâchez pour ajouter ${format.plural(files, videos)}`
      : 'Relâchez pour ajouter',
  dropzoneInvalid: () => 'Seules des vidéos peuvent être ajoutées ici',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Ajouter des vidéos' : multiple ? 'Choisir des vidéos' : 'Choisir une vidéo',
  triggerFolder: () => 'Choisir un dossier',
  triggerCamera: () => 'Filmer une vidéo',
  linkLabel: () => 'Lien vers une vidéo',
  linkAdd: () => 'Ajouter le lien',
  keys: () => '↑ ↓\u00a0: autres fichiers · Espace\u00a0: pause · Suppr\u00a0: retirer',
  list: () => 'Envois',
  ...figureLines({
    fileLimit: (files, format) => `Jusqu’à ${format.plural(files, videos)}`,
    sizeLimit: (size, isEach) => `jusqu’à ${size}${isEach ? ' chacune' : ''}`,
    allDone: (files, format) => format.plural(files, done),
    someDone: (finished, files, format) => `${format.number(finished)} sur ${format.plural(files, done)}`,
    failed: (failed, format) => format.plural(failed, failures),
    rejected: (rejected, format) =>
      format.plural(rejected, { one: '# non ajoutée', other: '# non ajoutées' }),
    fileNeeded: (uploads, format) =>
      format.plural(uploads, { one: '# attend son fichier', other: '# attendent leurs fichiers' }),
    sent: (bytes, size) => `${bytes} sur ${size}`,
    unconfirmed: (bytes) => `${bytes} peut-être à renvoyer`,
    timeLeft: (time) => `encore ${time}`,
  }),
  full: ({ maxFiles }, format) => `${format.number(maxFiles)} sur ${format.plural(maxFiles, videos)}`,
  refused: ({ files }, format) =>
    format.plural(files, {
      one: '# fichier non ajouté',
      many: '# de fichiers non ajoutés',
      other: '# fichiers non ajoutés',
    }),
  showRefused: () => 'Afficher les fichiers',
  hideRefused: () => 'Masquer les fichiers',
  segments: () => 'Afficher',
  segment: {
    all: () => 'Toutes',
    underWay: () => 'En cours',
    problems: () => 'Problèmes',
    ready: () => 'Prêtes',
  },
  search: () => 'Rechercher par nom',
  searchFound: ({ found, files }, format) =>
    found === 0 ? 'Aucun résultat' : `${format.number(found)} sur ${format.number(files)}`,
  offline: () => 'Vous êtes hors ligne. Les envois reprendront automatiquement',
  startAll: () => 'Tout lancer',
  pauseAll: () => 'Tout mettre en pause',
  resumeAll: () => 'Tout reprendre',
  retryAll: () => 'Tout réessayer',
  tryAnyway: () => 'Essayer quand même',
  clear: () => 'Retirer les envois terminés',
  removed: ({ files }, format) => format.plural(files, removals),
  videoRequired: () => 'Ajoutez une vidéo.',
  uploadUnfinished: () => 'Attendez la fin de l’envoi.',
  uploadHasFailed: () => 'Un envoi a échoué. Réessayez ou retirez-le.',
  submitHeld: () => 'Le formulaire sera envoyé dès la fin de l’envoi',
  status: {
    validating: ({ isLink }) => (isLink ? 'Vérification du lien' : 'Vérification du fichier'),
    queued: ({ isResumed, isHeld }) =>
      isHeld ? 'Pas encore lancé' : isResumed ? 'En attente de reprise' : 'En attente',
    requesting: ({ isRenewal }) => (isRenewal ? 'Lien d’envoi expiré. Redémarrage' : 'Préparation'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Envoi${fraction === null ? '' : `\u00a0: ${format.percent(fraction)}`}${isRenewed ? ' (repris du début)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Serveur occupé. En attente'
      return isServerFault ? 'Problème de serveur. Nouvel essai' : 'Interrompu. Nouvel essai'
    },
    resending: ({ bytes }, format) => `Renvoi\u00a0: ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld) return isAtHand ? 'Pas encore lancé' : 'Pas encore lancé. Choisissez le même fichier'
      return isAtHand
        ? 'Interrompu. Choisissez Reprendre pour continuer'
        : 'Interrompu. Choisissez le même fichier pour continuer'
    },
    reopening: () => 'Ouverture du fichier',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Traitement dans un autre onglet'
      if (activity === 'waiting')
        return `En attente dans un autre onglet${fraction === null ? '' : `\u00a0: ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Récupération depuis le lien dans un autre onglet'
        : `Envoi dans un autre onglet\u00a0: ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'En pause' : 'En attente de connexion'),
    reading: () => 'Chargement',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Récupérée' : 'Envoyée'}. En attente de traitement`
      const activity = step === 'downloading' ? 'Récupération depuis le lien' : 'Traitement'
      return percent === null ? activity : `${activity}\u00a0: ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Prête'
      return improvement.percent === null
        ? 'Prête. Meilleure qualité à venir'
        : `Prête. Meilleure qualité à venir, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Lien accepté. Récupération en arrière-plan' : 'Envoyée'),
    cancelled: () => 'Annulé',
  },
  leave: () => 'Vous pouvez quitter cette page',
  progress: ({ name }) => `Progression de ${name}`,
  interruption: {
    'permission-denied': () => 'Autorisez l’accès au fichier pour continuer.',
    'file-missing': () => 'Le fichier a été déplacé. Choisissez-le de nouveau pour continuer.',
    'file-changed': () => 'Le fichier a été modifié. Annulez, puis ajoutez-le de nouveau.',
    'another-file': ({ name, size }, format) =>
      `C’est un autre fichier. Choisissez ${name} (${format.bytes(size)}).`,
  },
  action: {
    start: () => 'Lancer',
    pause: () => 'Mettre en pause',
    resume: () => 'Reprendre',
    cancel: () => 'Annuler',
    retry: () => 'Réessayer',
    confirm: () => 'Envoyer quand même',
    reselect: () => 'Choisir le fichier',
    replace: () => 'Remplacer',
    remove: () => 'Retirer',
    undo: () => 'Rétablir',
    restart: () => 'Envoyer à nouveau',
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
  linkNotCopied: () => 'Impossible de copier le lien',
  moveUp: () => 'Monter',
  moveDown: () => 'Descendre',
  moved: ({ name, position, files }, format) =>
    `${name}\u00a0: ${format.number(position)} sur ${format.number(files)}`,
  untitled: () => 'Vidéo',
  actionLabel: ({ action, name }) => `${action}\u00a0: ${name}`,
  rejection: {
    'file-empty': () => 'Ce fichier est vide.',
    'file-unreadable': () =>
      'Impossible de lire ce fichier. Il a peut-être été déplacé, ou c’est un dossier.',
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
    'link-malformed': () => 'Ce lien est incomplet. Il devrait ressembler à https://example.com/video.mp4.',
    'link-scheme': () => 'Le lien doit commencer par https:// ou http://.',
    'link-credentials': () =>
      'Ce lien contient un nom d’utilisateur ou un mot de passe. Utilisez-en un qui fonctionne sans se connecter.',
    'total-too-large': ({ maxTotalSize }, format) =>
      `L’ensemble des vidéos dépasse ${format.bytes(maxTotalSize)}.`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `L’ensemble des vidéos dure plus de ${format.exactDuration(maxTotalDurationSeconds)}.`,
    refused: ({ message }) => message || 'Cette vidéo n’est pas acceptée ici.',
    'not-checked': () => 'Cette vidéo n’a pas pu être vérifiée. Ajoutez-la de nouveau.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Vous ne pouvez ajouter qu’une seule vidéo.'
        : `Vous ne pouvez ajouter que ${format.plural(maxFiles, videos)}.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `Le serveur n’accepte pas ce ${isLink ? 'lien' : 'fichier'}.`,
    unauthorized: () => 'Connectez-vous pour envoyer des vidéos, puis réessayez.',
    forbidden: () => 'Vous n’êtes pas autorisé à envoyer des vidéos ici.',
    refused: () => 'Le serveur n’accepte pas cet envoi.',
    'not-found': () => 'La vidéo ou le service d’envoi est introuvable.',
    'file-too-large': () => 'Cette vidéo dépasse la taille autorisée par le serveur.',
    'link-refused': () =>
      'Impossible de récupérer une vidéo depuis ce lien. Il doit mener à un fichier que tout le monde peut ouvrir.',
    'field-refused': () => 'L’un des détails n’est pas accepté. Modifiez-le, puis réessayez.',
    'quota-exceeded': () => 'Il n’y a plus d’espace pour les vidéos. Réessayez dès qu’il y aura de la place.',
    'rate-limited': () => 'Trop d’envois pour le moment. Réessayez dans quelques minutes.',
    'encoder-full': () => 'Trop de vidéos sont en cours de traitement. Réessayez dans quelques minutes.',
    'stream-refused': () => 'Le service vidéo a refusé cet envoi.',
    'stream-unavailable': () => 'Le service vidéo est indisponible. Réessayez plus tard.',
    internal: () => 'Une erreur est survenue sur le serveur. Réessayez plus tard.',
    network: () => 'Connexion perdue. Votre progression est enregistrée. Réessayez pour continuer.',
    'reload-needed': () =>
      'Une partie de cette page n’a pas pu être chargée. Rechargez la page pour continuer.',
    timeout: () =>
      'Le serveur a mis trop de temps à répondre. Votre progression est enregistrée. Réessayez pour continuer.',
    'endpoint-failed': () => 'Une erreur est survenue dans le service d’envoi. Réessayez.',
    ...integrationErrors(
      () => 'L’envoi de vidéos ne fonctionne pas pour le moment. Veuillez contacter l’assistance.',
    ),
    'endpoint-no-links': () =>
      'Les liens ne peuvent pas être ajoutés pour le moment. Veuillez contacter l’assistance.',
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => 'Le lien d’envoi a expiré. Réessayez pour recommencer.',
    'chunk-refused': () => 'Le serveur d’envoi a refusé une partie du fichier.',
    'transfer-failed': () =>
      'Le serveur d’envoi a rencontré un problème. Votre progression est enregistrée. Réessayez pour continuer.',
    'transfer-incomplete': () =>
      'Une partie de l’envoi a été perdue sur le serveur. Réessayez pour recommencer.',
    'file-changed': () => 'Le fichier a été modifié pendant l’envoi. Choisissez-le de nouveau.',
    'file-unreadable': () =>
      'Impossible de lire ce fichier. Il a peut-être été déplacé ou modifié, ou son disque déconnecté.',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'Ce lien ne mène pas à une vidéo. Il doit mener au fichier lui-même, et non à une page qui le montre.'
        : 'Ce fichier n’est pas une vidéo.',
    'video-malformed': () => 'Cette vidéo est endommagée et ne peut pas être lue.',
    'video-too-long': () => 'Cette vidéo est plus longue que la durée autorisée.',
    'video-too-short': () => 'Cette vidéo est trop courte.',
    'link-unreachable': () =>
      'La vidéo n’a pas pu être récupérée depuis le lien. Vérifiez qu’il s’ouvre dans un navigateur sans se connecter, puis réessayez.',
    'encoding-failed': () => 'La vidéo n’a pas pu être traitée.',
    'video-gone': () => 'Le service vidéo n’a plus cette vidéo. Réessayez pour recommencer.',
    unexpected: () => 'Une erreur est survenue. Réessayez.',
  },
  fields: {
    details: () => 'Détails',
    title: () => 'Titre',
    required: () => 'Obligatoire',
    choose: () => 'Choisir',
    tags: () => 'Séparez par des virgules',
    missing: ({ labels }) => `À compléter : ${labels.join(', ')}`,
    notSaved: fieldsNotSaved,
    save: () => 'Enregistrer les détails',
    incomplete: () => 'Complétez les détails obligatoires.',
  },
  single: {
    label: () => 'Vidéo',
    none: () => 'Aucune vidéo',
    dropToReplace: () => 'Relâchez pour remplacer la vidéo',
    onlyFirst: () => 'Seule la première vidéo a été ajoutée',
    replace: () => 'Remplacer',
    undoReplace: () => 'Rétablir',
  },
  announcement: ({ name, status }) => endSentence(`${name}\u00a0: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
