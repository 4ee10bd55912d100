import { Button, CssBaseline, createTheme, GlobalStyles, Stack, ThemeProvider } from '@mui/material'
import { StreamUploader, Uploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

// The theme as CSS variables, so that style sheets can read it.
const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data' },
  colorSchemes: { light: true, dark: true },
})

const uploader = {
  '--uploader-accent': 'var(--mui-palette-primary-main)',
  '--uploader-on-accent': 'var(--mui-palette-primary-contrastText)',
  '--uploader-danger': 'var(--mui-palette-error-main)',
  '--uploader-success': 'var(--mui-palette-success-main)',
  '--uploader-surface': 'var(--mui-palette-background-paper)',
  '--uploader-border': 'var(--mui-palette-divider)',
  '--uploader-text': 'var(--mui-palette-text-primary)',
  '--uploader-muted': 'var(--mui-palette-text-secondary)',
  '--uploader-radius': 'var(--mui-shape-borderRadius)',
  '--uploader-font': theme.typography.fontFamily ?? 'inherit',
}

export default function App() {
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline enableColorScheme />
      <GlobalStyles styles={{ '.stream-uploader': uploader }} />
      <Stack spacing={3}>
        <StreamUploader endpoint="/api/stream" accept="video/*" />
        <Uploader.Root endpoint="/api/stream" aria-label="Trailer">
          <Uploader.Trigger render={<Button variant="contained" />}>Choose a trailer</Uploader.Trigger>
          <Uploader.Summary />
          <Uploader.Announcer />
        </Uploader.Root>
      </Stack>
    </ThemeProvider>
  )
}
