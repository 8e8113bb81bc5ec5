import type { Tx } from '../src/platform/db/db.ts'

const campaigns = [
  {
    name: 'School partnership 2027',
    purpose: 'service' as const,
    script: `Good morning, I am {agent} calling from Pratham. Am I speaking with {lead}?

We run a reading and arithmetic programme with schools like {organisation}. It takes one hour a day, our team brings the material, and your teachers are trained for it.

May I ask how many children are in classes 3 to 5, and who decides on new programmes at your school?

When would a visit of twenty minutes suit you and the principal?`,
    talking_points: [
      'One hour a day, in school time, for classes 3 to 5',
      'Material and teacher training are part of it',
      'Ask for the number of children and the decision maker',
      'Ask for a visit, with two dates to choose from',
    ],
  },
  {
    name: 'Parents: summer camp',
    purpose: 'promotional' as const,
    script: `Namaste, I am {agent} from Pratham. You wrote to us about the summer camp.

The camp runs in your area, two hours each morning, with reading, arithmetic and games. Children of 6 to 12 years may come.

Which class is your child in? Shall I keep a place?`,
    talking_points: [
      'Two hours each morning, children of 6 to 12 years',
      'Ask for the class and the language at home',
      'Offer to send the timetable',
    ],
  },
  {
    name: 'Partners: library kits',
    purpose: 'service' as const,
    script: `Good morning, I am {agent} from Pratham. We met at the book fair.

You asked about library kits for village schools. A kit has 120 books in the children's own language, with a register and a shelf.

For how many schools would you like kits, and by when?`,
    talking_points: [
      '120 books, a register and a shelf in a kit',
      'Ask for the number of schools and the date',
      'Offer a visit',
    ],
  },
]

/** Adds the campaigns of a demo workspace; answers their ids. */
export const seedCampaigns = async (tx: Tx, at: Date): Promise<number[]> => {
  const rows = await tx
    .insertInto('campaigns')
    .values(campaigns.map((campaign) => ({ ...campaign, created_at: at })))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
