export { registerCampaigns } from './routes.ts'
export { campaignHours } from './store.ts'
