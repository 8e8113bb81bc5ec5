export { registerImports } from './routes.ts'
export { importTickers } from './tickers.ts'
