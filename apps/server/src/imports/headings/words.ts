import type { ImportField } from '@telehub/contracts'

/** Headings as vendors and clerks write them. One that means different things in two layouts stands in layouts.ts. */
export const headingWords: Partial<Record<ImportField, string>> = {
  externalId: `
    id, lead id, leadid, lead number, lead no, record id, record id contact, contact id, company id, prospect
    id, prospectid, unique query id, external id, guid, vendor lead code, crm id, facebook lead id, reference,
    reference no, enquiry id, enquiry no, customer id, person id, aff no, affiliation no, udise code, school
    code, deal id`,
  name: `
    name, full name, fullname, customer name, client name, contact name, contact person, lead name, person name,
    principal name, principal, head name, headmaster name, parent name, student name, sender name, name and
    details, your name, applicant name, candidate name, prospect name, name of principal, first and last name,
    what is your name, nombre, nom complet, vollständiger name, vollstandiger name, owner name contact, spoc,
    spoc name, contact full name, नाव, नाम, पूर्ण नाव, पूरा नाम, संपूर्ण नाव, संपर्क व्यक्ती, संपर्क व्यक्ति,
    मुख्याध्यापक नाव, मुख्याध्यापकाचे नाव, मुख्याध्यापक, प्रधानाचार्य, प्रधानाचार्य का नाम, पालकाचे नाव, अभिभावक
    का नाम, विद्यार्थ्याचे नाव, छात्र का नाम`,
  salutation: 'salutation, salutation name, prefix, honorific, mr mrs, anrede',
  firstName: `
    first name, firstname, fname, given name, middle name, middle initial, vorname, prénom, पहिले नाव, पहला नाम`,
  lastName: 'last name, lastname, lname, surname, family name, nachname, आडनाव, उपनाम',
  phone: `
    phone, phone number, phonenumber, phone no, ph, ph no, ph number, phone numbers, mobile, mobile no, mobile
    number, mobile phone, mobile phone number, mobile without country code, mob, mob no, number, no, contact,
    contact no, contact number, contact numbers, contacts, contact phone, whatsapp, whatsapp number, whatsapp
    no, telephone, telephone no, tel, tel no, landline, landline no, cell, cell phone, cell no, alternate phone,
    alternate phone number, alternate mobile, alternate number, alternate contact, alternate contact number, alt
    phone, alt mobile, other phone, home phone, work phone, office phone, phone work, phone mobile, phone home,
    phone other, phone 1, phone 2, phone 3, mobile 1, mobile 2, mobile 3, secondary phone, secondary phone
    number, primary phone, phone number recommended, sender mobile, sender mobile alt, sender phone, sender
    phone alt, person phone, email phone, calling number, caller number, std phone, telefono, teléfono,
    téléphone, telefonnummer, telefon, handy, celular, std code and phone, phone with std code, school phone,
    principal mobile, संपर्क क्रमांक, संपर्क, संपर्क नंबर, मोबाइल, मोबाईल, मोबाइल नंबर, मोबाईल नंबर, मोबाईल
    क्रमांक, मोबाइल क्रमांक, दूरध्वनी, दूरध्वनी क्रमांक, फोन, फोन नंबर, फ़ोन, फ़ोन नंबर, भ्रमणध्वनी, भ्रमणध्वनी
    क्रमांक, दूरभाष, व्हॉट्सअॅप क्रमांक`,
  countryCode: `
    country code, phone code, isd code, dial code, country, country region, sender country iso, primary address
    country, address country, country id, country id id, देश`,
  email: `
    email, e mail, email id, e mail id, mail, mail id, email address, e mail address, emails, work email,
    business email, email from, email 1, email1, sender email, person email, mail other mail, your email,
    correo, ईमेल, ई मेल, इमेल, ई मेल आय डी, ईमेल आयडी, शाळेचा ई मेल आय डी, ईमेल आईडी`,
  organisation: `
    organisation, organization, company, company name, company org, company account, account, account name,
    school, school name, name of school, institute, institute name, institution, institution name, college,
    college name, firm, business name, associated company, organization name, organisation name, partner name,
    sender company, employer, ngo name, firma, empresa, शाळा, शाळेचे नाव, शाळेचे नांव, विद्यालय, विद्यालय का
    नाम, स्कूल, स्कूल का नाम, संस्था, संस्थेचे नाव, संस्था का नाम, महाविद्यालय`,
  designation: `
    designation, title designation, job title, jobtitle, job role, role, position, title, occupation, पद, पदनाम,
    हुद्दा`,
  decisionMaker: `
    decision maker, is decision maker, decisionmaker, dm, buying role decision maker, निर्णयकर्ता`,
  city: `
    city, town, location, city name, sender city, primary address city, address city, village, city town, mx
    city, your city, taluka, tehsil, block, ort, stadt, ciudad, शहर, गाव, गांव, गाँव, तालुका, तहसील`,
  district: 'district, district name, dist, जिल्हा, जिला, ज़िला',
  state: `
    state, state name, state region, state province, region, province, sender state, primary address state,
    address state, mx state, state id, territory, राज्य`,
  pin: `
    pin, pincode, pin code, zip, zip code, zipcode, postal code, postalcode, postcode, sender pincode, primary
    address postalcode, address postal code, zip postal code, पिन, पिनकोड, पिन कोड`,
  language: 'language, preferred language, lang, mother tongue, language preference, medium, भाषा',
  source: `
    source, lead source, leadsource, data source, original source, lead origin, utm source, source name,
    channel, enquiry source, how did you hear about us, स्रोत, स्त्रोत`,
  campaign: 'campaign, campaign name, source campaign, utm campaign, मोहीम, अभियान',
  status: `
    status, lead status, crm status, stage, lead stage, prospect stage, lifecycle stage, stage id, disposition,
    interested, स्थिती, स्थिति`,
  score: 'score, lead score, hub spot score, lead scoring, points, गुण',
  vip: 'vip, is vip, vip lead, priority customer',
  expectedValue: `
    expected value, expected revenue, planned revenue, opportunity value, lead value, deal value, opportunity
    amount, amount, value, अपेक्षित मूल्य`,
  budget: 'budget, budget range, your budget, your budget range, annual budget, बजेट, बजट',
  owner: `
    owner, lead owner, contact owner, company owner, owner email, assigned to, assigned user, agent, agent
    email, sales rep, telecaller, counsellor, counselor, owner id email address, user id id, assignee,
    salesperson, caller`,
  createdAt: `
    created at, created, created on, created time, create date, created date, createddate, creation date, date
    created, lead submitted, timestamp, submitted at, enquiry time, enquiry date, query time, lead date,
    received at, date, datum, when, तारीख, दिनांक`,
  lastContactAt: `
    last contact, last contacted, last contact at, last contact date, last contacted at, last called, last call,
    last call date, last activity date, last spoken, last call time, शेवटचा संपर्क`,
  doNotCall: `
    do not call, donotcall, dnc, dnd, dncmobile, dnc mobile, dncphone, do not disturb, call opt out, has opted
    out of calls, phone opt out, do not phone`,
  notes: `
    notes, note, remarks, remark, comments, comment, description, crm note, misc notes, message, query message,
    person note, feedback, additional info, task description, शेरा, टिप्पणी, नोंद, अभिप्राय`,
  ignore: 'line in the first file, why it was rejected',
}
