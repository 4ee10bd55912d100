import tailwindcss from 'tailwindcss'

export default {
  css: { postcss: { plugins: [tailwindcss({ content: ['./*.{html,tsx}'] })] } },
  build: { rolldownOptions: { input: ['index.html', 'tailwind3.html'] } },
}
