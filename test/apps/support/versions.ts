import manifest from '../../../package.json' with { type: 'json' }

/**
 * Of what the recipes install, so that a run tomorrow does the same. A recipe prints no versions, as its readers get the newest, or
 * only the major one.
 */
export const versions: Readonly<Record<string, string>> = {
  ...manifest.devDependencies,
  '@astrojs/node': '11.1.6',
  '@astrojs/react': '7.0.0',
  '@emotion/react': '11.14.0',
  '@emotion/styled': '11.14.1',
  '@mantine/core': '9.8.1',
  '@mantine/hooks': '9.8.1',
  '@mui/material': '9.5.0',
  '@radix-ui/themes': '3.3.0',
  '@fastify/static': '10.1.11',
  '@rspack/cli': '2.2.8',
  '@rspack/core': '2.3.4',
  '@swc/core': '1.16.22',
  '@react-router/dev': '7.18.4',
  '@react-router/node': '7.18.4',
  '@react-router/serve': '7.18.4',
  '@tanstack/react-router': '1.170.46',
  '@tanstack/react-start': '1.169.5',
  'css-loader': '7.1.5',
  'create-next-app': '16.4.3',
  'create-vite': '9.3.0',
  esbuild: '0.28.2',
  fastify: '5.12.8',
  astro: '7.3.5',
  clsx: '2.1.1',
  isbot: '5.2.3',
  'mini-css-extract-plugin': '2.10.2',
  'oxc-transform-react': '0.156.0',
  shadcn: '4.23.1',
  'swc-loader': '0.2.7',
  'tailwind-merge': '3.7.1',
  webpack: '5.113.0',
  'webpack-cli': '7.3.1',
  // The framework's own packages ask for the very same version.
  'react-router@7': '7.18.4',
  'typescript@6': '6.0.3',
}
