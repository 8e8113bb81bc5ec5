export { type Line, makeLine } from './line.ts'
export { registerCalls } from './routes.ts'
export { callTickers } from './tickers.ts'
