import type { ImportField } from '@telehub/contracts'

export type Layout = {
  /** Stored as the external system, so that lead 1 of two CRMs stays two leads. */
  name: string
  label: string
  /** Normalised headings that together give the layout away: every group needs one of its words. */
  signs: readonly (readonly string[])[]
  /** What a heading means here, where it differs from the general reading. */
  meanings: Readonly<Record<string, ImportField>>
}

/** First that fits. Names as public exports and vendors' help pages write them. */
export const layouts: readonly Layout[] = [
  {
    name: 'facebook',
    label: 'Facebook Lead Ads',
    signs: [
      ['full name', 'phone number', 'email', 'phone'],
      ['created time', 'created'],
      ['ad name', 'adset name', 'form name', 'form', 'campaign id'],
    ],
    meanings: { id: 'externalId', platform: 'source', 'lead status': 'status', form: 'custom', channel: 'source' },
  },
  {
    name: 'google-ads',
    label: 'Google Ads lead form',
    signs: [['lead submitted'], ['ad group', 'campaign']],
    meanings: { region: 'state' },
  },
  {
    name: 'indiamart',
    label: 'IndiaMART',
    signs: [
      ['sender name', 'sender mobile', 'enquiry time'],
      ['unique query id', 'query time', 'received at', 'product'],
    ],
    meanings: {
      subject: 'custom',
      'enquiry time': 'createdAt',
      'received at': 'createdAt',
      'query type': 'custom',
      'query message': 'notes',
      'sender address': 'custom',
      product: 'custom',
    },
  },
  {
    name: 'justdial',
    label: 'JustDial',
    signs: [
      ['dncmobile', 'dncphone', 'brancharea', 'parentid'],
      ['leadid', 'mobile', 'phone'],
    ],
    meanings: {
      prefix: 'salutation',
      area: 'district',
      category: 'custom',
      time: 'custom',
      dncmobile: 'doNotCall',
      dncphone: 'custom',
    },
  },
  {
    name: 'leadsquared',
    label: 'LeadSquared',
    signs: [
      ['prospect id', 'prospect auto id', 'prospect stage', 'mx city', 'owner id email address'],
      ['first name', 'email address', 'phone', 'mobile', 'lead origin', 'lead number'],
    ],
    meanings: {
      'prospect id': 'externalId',
      'prospect auto id': 'custom',
      'lead number': 'custom',
      'owner id': 'custom',
      'owner id name': 'custom',
      'owner id email address': 'owner',
      'source medium': 'custom',
      'source referrer': 'custom',
      converted: 'custom',
      'lead origin': 'custom',
    },
  },
  {
    name: 'vicidial',
    label: 'VICIdial',
    signs: [['vendor lead code', 'security phrase', 'list id'], ['phone number']],
    meanings: {
      title: 'salutation',
      'source id': 'source',
      'vendor lead code': 'externalId',
      rank: 'score',
      province: 'district',
      'list id': 'custom',
      'country code': 'custom',
      'phone code': 'countryCode',
      owner: 'custom',
    },
  },
  {
    name: 'pipedrive',
    label: 'Pipedrive',
    signs: [['person name', 'person phone', 'person email', 'lead title']],
    meanings: {
      'lead title': 'custom',
      'person label': 'custom',
      'person note': 'notes',
      'lead owner': 'owner',
      'lead id': 'externalId',
      title: 'custom',
      'lead value': 'expectedValue',
      value: 'expectedValue',
    },
  },
  {
    name: 'suitecrm',
    label: 'SuiteCRM',
    signs: [
      ['primary address city', 'phone work', 'phone mobile', 'primary address state'],
      ['last name', 'account name'],
    ],
    meanings: { title: 'designation', 'assigned user id': 'custom', email1: 'email', 'status description': 'custom' },
  },
  {
    name: 'espocrm',
    label: 'EspoCRM',
    signs: [
      ['salutation name', 'assigned user', 'address city'],
      ['email address', 'phone number', 'account name'],
    ],
    meanings: { title: 'designation', 'assigned user': 'owner' },
  },
  {
    name: 'odoo',
    label: 'Odoo',
    signs: [
      ['partner name', 'contact name', 'email from'],
      ['email from', 'user id', 'stage id', 'team id', 'expected revenue', 'planned revenue'],
    ],
    meanings: {
      name: 'custom',
      opportunity: 'custom',
      'contact name': 'name',
      'partner name': 'organisation',
      'user id': 'owner',
      'user id id': 'custom',
      'stage id': 'status',
      'state id': 'state',
      'source id': 'source',
      'source id id': 'source',
      'campaign id': 'campaign',
      'team id': 'custom',
      function: 'designation',
      priority: 'custom',
      probability: 'custom',
      type: 'custom',
      'medium id': 'custom',
    },
  },
  {
    name: 'frappe',
    label: 'Frappe CRM',
    signs: [
      ['mobile no', 'naming series', 'lead owner'],
      ['job title', 'annual revenue', 'no of employees', 'territory'],
      ['organization', 'lead name'],
    ],
    meanings: { 'lead name': 'name', territory: 'state', 'lead owner': 'owner', 'facebook lead id': 'custom' },
  },
  {
    name: 'krayin',
    label: 'Krayin',
    signs: [
      ['contact numbers', 'lead pipeline id', 'lead pipeline stage id'],
      ['user id', 'job title', 'person id'],
    ],
    meanings: {
      title: 'custom',
      'contact numbers': 'phone',
      'organization id': 'custom',
      'user id': 'custom',
      'person id': 'custom',
      status: 'custom',
      'lead source id': 'custom',
      'lead value': 'expectedValue',
    },
  },
  {
    name: 'freshsales',
    label: 'Freshsales',
    signs: [
      ['sales account', 'sales owner', 'lifecycle stage', 'work number'],
      ['work number', 'sales owner', 'sales account', 'external id'],
    ],
    meanings: {
      'work number': 'phone',
      work: 'phone',
      'sales account': 'organisation',
      accounts: 'organisation',
      'sales owner': 'owner',
      'external id': 'externalId',
      'lifecycle stage': 'custom',
      'job title': 'designation',
      status: 'status',
    },
  },
  {
    name: 'hubspot',
    label: 'HubSpot',
    signs: [
      ['record id', 'company id', 'lifecycle stage', 'contact owner', 'company owner', 'company domain name'],
      ['create date', 'last modified date', 'contact owner', 'company owner', 'lead status'],
    ],
    meanings: {
      'lifecycle stage': 'custom',
      'lead status': 'status',
      'company id': 'externalId',
      'company name': 'organisation',
      'street address': 'custom',
      'annual revenue': 'custom',
      'last modified date': 'ignore',
    },
  },
  {
    name: 'zoho',
    label: 'Zoho CRM',
    signs: [
      ['lead owner', 'leadid'],
      ['created time', 'modified time', 'leadid', 'record id'],
      ['lead source', 'lead status', 'company'],
    ],
    meanings: {
      title: 'designation',
      'lead owner': 'owner',
      leadid: 'externalId',
      'record id': 'externalId',
      converted: 'custom',
      'modified time': 'ignore',
    },
  },
  {
    name: 'salesforce',
    label: 'Salesforce',
    signs: [
      ['lead source'],
      ['first name', 'last name'],
      ['company', 'company account'],
      ['status', 'lead status', 'lead owner', 'is converted', 'rating', 'stage'],
    ],
    meanings: {
      title: 'designation',
      'owner id': 'custom',
      phone: 'phone',
      stage: 'custom',
      'is converted': 'custom',
      'annual revenue': 'custom',
      'last modified date': 'ignore',
      'last activity date': 'lastContactAt',
      guid: 'externalId',
    },
  },
  {
    name: 'telecrm',
    label: 'TeleCRM',
    signs: [['task name'], ['deadline', 'task description']],
    meanings: { 'task name': 'name', deadline: 'custom', priority: 'custom', 'task description': 'notes' },
  },
]
