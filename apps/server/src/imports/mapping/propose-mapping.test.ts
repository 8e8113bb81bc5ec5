import { describe, expect, test } from 'vitest'
import { proposeMapping } from './propose-mapping.ts'

const fieldsOf = (headings: string, samples: string[][] = []) => {
  const list = headings.split(',').map((heading) => heading.trim())
  const { columns, layout } = proposeMapping({
    headingLine: 1,
    headings: list,
    samples: list.map((_, index) => samples[index] ?? []),
  })
  return { layout, fields: Object.fromEntries(columns.map((column) => [column.heading, column.field])) }
}

describe('layouts', () => {
  test.each([
    [
      'salesforce',
      'Id, Salutation, FirstName, LastName, Title, Company, City, State, PostalCode, Phone, MobilePhone, Email, Description, LeadSource, Status, Rating, OwnerId, DoNotCall, CreatedDate',
      {
        Id: 'externalId',
        Title: 'designation',
        MobilePhone: 'phone',
        PostalCode: 'pin',
        DoNotCall: 'doNotCall',
        OwnerId: 'custom',
        CreatedDate: 'createdAt',
      },
    ],
    [
      'hubspot',
      'Record ID, First Name, Last Name, Email, Phone Number, Mobile Phone Number, Job Title, Lifecycle Stage, Lead Status, Contact owner, Create Date, City, State/Region, Original Source, Associated Company, HubSpot Score',
      {
        'Record ID': 'externalId',
        'Lead Status': 'status',
        'Lifecycle Stage': 'custom',
        'Contact owner': 'owner',
        'Associated Company': 'organisation',
        'HubSpot Score': 'score',
      },
    ],
    [
      'zoho',
      'LEADID, Last Name, Company, Lead Owner, Email, Mobile, Lead Source, Lead Status, Created Time, Zip Code, Description',
      {
        LEADID: 'externalId',
        'Lead Owner': 'owner',
        Mobile: 'phone',
        'Created Time': 'createdAt',
        Description: 'notes',
      },
    ],
    [
      'leadsquared',
      'ProspectID, ProspectAutoId, FirstName, LastName, EmailAddress, Phone, Mobile, JobTitle, Source, SourceCampaign, ProspectStage, Score, OwnerIdEmailAddress, CreatedOn, DoNotCall, Notes, mx_City, mx_State, mx_Enquired_Course',
      {
        ProspectID: 'externalId',
        ProspectStage: 'status',
        OwnerIdEmailAddress: 'owner',
        SourceCampaign: 'campaign',
        mx_City: 'city',
        mx_Enquired_Course: 'custom',
      },
    ],
    [
      'odoo',
      'id, name, contact_name, partner_name, email_from, phone, mobile, city, zip, state_id, user_id/id, stage_id, expected_revenue, source_id/id, description',
      {
        id: 'externalId',
        name: 'custom',
        contact_name: 'name',
        partner_name: 'organisation',
        email_from: 'email',
        stage_id: 'status',
        expected_revenue: 'expectedValue',
      },
    ],
    [
      'frappe',
      'first_name, last_name, email, mobile_no, organization, job_title, status, source, no_of_employees, annual_revenue, lead_owner',
      { mobile_no: 'phone', organization: 'organisation', job_title: 'designation', lead_owner: 'owner' },
    ],
    [
      'facebook',
      'id, created_time, ad_id, ad_name, adset_id, campaign_id, campaign_name, form_id, form_name, is_organic, platform, full_name, phone_number, email, city, your_budget_range?',
      {
        id: 'externalId',
        full_name: 'name',
        phone_number: 'phone',
        campaign_name: 'campaign',
        campaign_id: 'custom',
        platform: 'source',
        'your_budget_range?': 'budget',
      },
    ],
    [
      'google-ads',
      'Campaign, Ad group, Lead submitted, Full name, Email address, Phone number, City, Region, Lead status, Comments',
      { Campaign: 'campaign', 'Lead submitted': 'createdAt', Region: 'state', Comments: 'notes' },
    ],
    [
      'indiamart',
      'UNIQUE_QUERY_ID, QUERY_TIME, SENDER_NAME, SENDER_MOBILE, SENDER_EMAIL, SUBJECT, SENDER_COMPANY, SENDER_CITY, SENDER_STATE, SENDER_PINCODE, SENDER_MOBILE_ALT, QUERY_MESSAGE',
      {
        UNIQUE_QUERY_ID: 'externalId',
        SENDER_NAME: 'name',
        SENDER_MOBILE: 'phone',
        SENDER_MOBILE_ALT: 'phone',
        QUERY_MESSAGE: 'notes',
        SENDER_COMPANY: 'organisation',
      },
    ],
    [
      'justdial',
      'leadid, leadtype, prefix, name, mobile, phone, email, date, category, city, area, dncmobile, company, pincode, parentid',
      { prefix: 'salutation', dncmobile: 'doNotCall', area: 'district', leadid: 'externalId' },
    ],
    [
      'pipedrive',
      'Lead title, Person - Name, Person - Email, Person - Phone, Person - Note, Organization - Name',
      {
        'Lead title': 'custom',
        'Person - Name': 'name',
        'Person - Phone': 'phone',
        'Organization - Name': 'organisation',
      },
    ],
    [
      'suitecrm',
      'salutation, first_name, last_name, title, account_name, primary_address_city, primary_address_postalcode, phone_work, phone_mobile, email1, status, lead_source, do_not_call',
      {
        title: 'designation',
        account_name: 'organisation',
        phone_work: 'phone',
        phone_mobile: 'phone',
        primary_address_city: 'city',
      },
    ],
    [
      'espocrm',
      'salutationName, firstName, lastName, title, accountName, status, source, addressCity, emailAddress, phoneNumber, doNotCall, assignedUser, createdAt',
      { phoneNumber: 'phone', emailAddress: 'email', assignedUser: 'owner', doNotCall: 'doNotCall' },
    ],
    [
      'krayin',
      'name, emails, contact_numbers, organization_id, job_title, user_id',
      { contact_numbers: 'phone', emails: 'email', organization_id: 'custom' },
    ],
    [
      'freshsales',
      'First name, Last name, Job title, Work number, Mobile, Emails, Sales account, Sales owner, Lifecycle stage, External ID, City',
      { 'Work number': 'phone', 'Sales account': 'organisation', 'Sales owner': 'owner', 'External ID': 'externalId' },
    ],
    [
      'vicidial',
      'vendor_lead_code, source_id, list_id, phone_code, phone_number, title, first_name, last_name, city, state, postal_code, alt_phone, email, security_phrase, comments, rank, owner',
      {
        vendor_lead_code: 'externalId',
        phone_code: 'countryCode',
        title: 'salutation',
        alt_phone: 'phone',
        comments: 'notes',
      },
    ],
    [
      'telecrm',
      'Task Name, Phone, Email, Deadline, Task Description, Priority',
      { 'Task Name': 'name', 'Task Description': 'notes', Deadline: 'custom' },
    ],
  ])('%s', (layout, headings, expected) => {
    const read = fieldsOf(headings)
    expect(read.layout).toBe(layout)
    expect(read.fields).toMatchObject(expected)
  })
})

describe('lists without a vendor', () => {
  test('headings in Marathi and Hindi, one of them three times', () => {
    const { columns } = proposeMapping({
      headingLine: 2,
      headings: [
        'अ.क्र',
        'शाळेचे नाव',
        'तालुका',
        'जिल्हा',
        'मुख्याध्यापक नाव',
        'संपर्क क्रमांक',
        'संपर्क क्रमांक (2)',
        'शाळेचा ई-मेल आय डी',
        'मोबाइल नंबर',
      ],
      samples: [['1'], [], [], [], [], ['9833515293'], ['9833515294'], [], []],
    })
    expect(columns.map((column) => column.field)).toEqual([
      'custom',
      'organisation',
      'city',
      'district',
      'name',
      'phone',
      'phone',
      'email',
      'phone',
    ])
  })

  test('cells decide where headings do not, and where there are none', () => {
    const { columns } = proposeMapping({
      headingLine: null,
      headings: ['Column 1', 'Column 2', 'Column 3', 'Column 4'],
      samples: [
        ['Asha Rao', 'Ravi Iyer'],
        ['9822012345', '020-25671234'],
        ['asha@example.org'],
        ['ZP School', 'KV School'],
      ],
    })
    expect(columns.map((column) => column.field)).toEqual(['name', 'phone', 'email', 'organisation'])
  })

  test('a heading that its cells contradict is not believed', () => {
    expect(fieldsOf('Contact,Number,Cell', [['Asha Rao'], ['12', '13'], ['9822012345']]).fields).toEqual({
      Contact: 'name',
      Number: 'custom',
      Cell: 'phone',
    })
  })

  test('a field that takes one column gets the first, the second stays as it is', () => {
    expect(fieldsOf('Name,Phone,Name,City,Town').fields).toMatchObject({ City: 'city', Town: 'custom' })
  })

  test('fax numbers and ids of advertisements are no phones and no campaigns', () => {
    expect(fieldsOf('Fax,Phone extension,Campaign ID,Email opt out').fields).toEqual({
      Fax: 'custom',
      'Phone extension': 'custom',
      'Campaign ID': 'custom',
      'Email opt out': 'custom',
    })
  })
})
