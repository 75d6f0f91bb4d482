import { defineConfig } from 'vite';

export default defineConfig({
  // Addresses relative to the file that names them: the service may be offered below a path.
  base: './',
  build: {
    outDir: '../GraphService.Api/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // The policy allows no code or styles but those in files.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://localhost:5080', '/openapi': 'http://localhost:5080' } },
});
