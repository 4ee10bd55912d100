/** What a host can set, by who takes it. Of each interface the page has the members that are ours. */
const tables = [
  {
    name: 'options',
    title: 'Options',
    about:
      '`<StreamUploader>`, `<Uploader.Root>`, `useStreamUpload` and `createUploader` take these. The two components take `uploader` in\ntheir place: an uploader from `createUploader` or `useStreamUpload`.',
    interfaces: ['UploaderOptions', 'UploadOptions', 'FileRules', 'MediaRules'],
  },
  {
    name: 'properties of both components',
    title: 'Properties of both components',
    about: '`<StreamUploader>` and `<Uploader.Root>` take these as well, and the properties of a `div`.',
    interfaces: ['RootOwnProps', 'VideoFieldProps'],
  },
  {
    name: 'properties of StreamUploader',
    title: 'Properties of `<StreamUploader>`',
    about: '',
    interfaces: ['OwnProps', 'Looks'],
  },
]

const intro = `# Properties

Everything that a host can set, with the type that the package declares. \`npm run api\` writes this page from the declarations and their
comments, and the checks refuse one that is out of date. [Options](options.md) explains more, with links to the guides.
`

/**
 * @param model what API Extractor knows of a door
 * @returns the page as Markdown
 */
export function propsPage(model) {
  const declared = new Map(model.members[0].members.map((member) => [member.name, member]))
  return [intro, ...tables.map(section)].join('\n')

  function section({ name, title, about, interfaces }) {
    const rows = interfaces.flatMap((each) => {
      const members = declared.get(each)?.members.filter(({ kind }) => kind === 'PropertySignature')
      if (members === undefined || members.length === 0) throw new Error(`No interface ${each} in the API.`)
      return members.map(rowOf)
    })
    return `## ${title}
${about === '' ? '' : `\n${about}\n`}
<!-- ${name} -->
| name | type | default | |
|---|---|---|---|
${rows.join('\n')}
<!-- /${name} -->
`
  }
}

function rowOf({ name, excerptTokens, propertyTypeTokenRange, docComment, isOptional }) {
  const { startIndex, endIndex } = propertyTypeTokenRange
  const type = excerptTokens
    .slice(startIndex, endIndex)
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replace(/ \| undefined$/, '')
    .replace(/^\((.*)\)$/, '$1')
  const text = docComment
    .replaceAll(/^\s*\/?\*+\/?/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return `| \`${name}\` | \`${type.replaceAll('|', '\\|')}\` | ${isOptional ? defaultIn(text) : 'required'} | ${firstSentence(text)} |`
}

function defaultIn(text) {
  const [, tagged, said, named] =
    /@default (\S+)|Default:? (.+?)(?:[.;](?= |$)|: )|(`[^`]+`)(?:, the default| \(the default\))/.exec(
      text,
    ) ?? []
  return tagged === undefined ? (said ?? named ?? '') : `\`${tagged}\``
}

function firstSentence(text) {
  const [said] = text.split(/ @\w+ /)
  return /^.*?[.](?= [A-Z`]|$)/.exec(said)?.[0] ?? said
}
