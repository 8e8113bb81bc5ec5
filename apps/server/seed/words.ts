const words = (text: string): readonly string[] => text.trim().split(/\s+/)
const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

/** Common ones first. */
export const firstNames = words(`
  Sunita Rajesh Priya Amit Anita Sanjay Pooja Vijay Kavita Rahul Rekha Suresh Neha Ramesh Meena Anil Asha Manoj Geeta Deepak
  Savita Sunil Seema Ashok Usha Vinod Shobha Prakash Manisha Santosh Vandana Mahesh Archana Dinesh Lata Ganesh Swati Mukesh
  Jyoti Rakesh Sangita Ajay Nisha Nitin Sarita Sachin Alka Pramod Varsha Kiran Madhuri Arun Shilpa Vikas Aarti Sandeep Kalpana
  Yogesh Nanda Pravin Bharati Hemant Sushma Arvind Vaishali Dilip Smita Kishor Ujwala Pankaj Mangal Gopal Surekha Harish Nirmala
  Naresh Pushpa Satish Chhaya Umesh Rohini Rajendra Tara Shankar Farida Imran Ayesha Salim Nasreen Yusuf Zainab Harpreet Gurmeet
  Simran Baldev Lakshmi Venkatesh Padma Murugan Revathi Karthik Meenakshi Selvam Thomas Mary Joseph Annie George Bindu Tenzin
  Lalita Bhavna Chetan Jignesh Hetal Kalpesh Falguni Bipin Rina Subrata Mousumi Debashish Ananya Biplab Sharmila Ipsita Ranjan`)

export const lastNames = words(`
  Patil Sharma Singh Kumar Deshmukh Jadhav Yadav Shinde Gupta Pawar Verma More Joshi Kulkarni Gaikwad Khan Mishra Chavan Shah Patel
  Kamble Tiwari Desai Pandey Bhosale Rao Sawant Thakur Jain Mehta Dubey Salunkhe Nair Reddy Iyer Das Ghosh Bose Banerjee Chatterjee
  Mukherjee Sen Dutta Naidu Pillai Menon Gowda Hegde Shetty Kaur Gill Sandhu Malik Ansari Shaikh Qureshi Siddiqui Sheikh Pathan Rathod
  Solanki Parmar Chauhan Rajput Rana Bisht Negi Rawat Joseph Thomas D'Souza Fernandes Kale Mane Nikam Wagh Thorat Dhole Barde Lokhande
  Sonawane Bagul Ahire Borse Mahajan Agarwal Bansal Goel Khanna Kapoor Malhotra Sethi Arora Chopra Bhatt Trivedi Dave Vyas Purohit
  Oraon Munda Soren Hembram Murmu Tudu Basumatary Boro Lepcha Sherpa Bhutia Ekka Toppo Kujur`)

export const places: readonly { city: string; state: string; language: string }[] = lines(`
  Pune|Maharashtra|mr
  Mumbai|Maharashtra|mr
  Nashik|Maharashtra|mr
  Lucknow|Uttar Pradesh|hi
  Patna|Bihar|hi
  Nagpur|Maharashtra|mr
  Jaipur|Rajasthan|hi
  Ahmedabad|Gujarat|gu
  Aurangabad|Maharashtra|mr
  Bhopal|Madhya Pradesh|hi
  Kolhapur|Maharashtra|mr
  Indore|Madhya Pradesh|hi
  Solapur|Maharashtra|mr
  Kanpur|Uttar Pradesh|hi
  Varanasi|Uttar Pradesh|hi
  Ranchi|Jharkhand|hi
  Kolkata|West Bengal|bn
  Hyderabad|Telangana|te
  Bengaluru|Karnataka|kn
  Chennai|Tamil Nadu|ta
  Satara|Maharashtra|mr
  Amravati|Maharashtra|mr
  Raipur|Chhattisgarh|hi
  Surat|Gujarat|gu
  Guwahati|Assam|as
  Bhubaneswar|Odisha|or
  Dehradun|Uttarakhand|hi
  Chandigarh|Punjab|pa
  Gaya|Bihar|hi
  Latur|Maharashtra|mr
  Jalgaon|Maharashtra|mr
  Nanded|Maharashtra|mr
  Muzaffarpur|Bihar|hi
  Udaipur|Rajasthan|hi
  Kochi|Kerala|ml
  Mysuru|Karnataka|kn
  Vijayawada|Andhra Pradesh|te
  Ratnagiri|Maharashtra|mr
  Dhule|Maharashtra|mr
  Gorakhpur|Uttar Pradesh|hi`).map((line) => {
  const [city = '', state = '', language = ''] = line.split('|')
  return { city, state, language }
})

export const schoolNames = lines(`
  Zilla Parishad
  Saraswati
  Kendriya
  St Mary
  Mahatma Phule
  Dnyaneshwar
  Savitribai Phule
  Adarsh
  Jawahar Navodaya
  New English
  Delhi Public
  Sri Chaitanya
  Bal Vikas
  Little Flower
  Shivaji
  Rabindra
  Vivekananda
  Ambedkar
  Gyan Jyoti
  Holy Cross
  Tagore
  Lok Seva
  Navjeevan
  Bright Future
  Rajarshi Shahu
  Sant Tukaram
  Maharshi Karve
  Gandhi Smarak
  Shanti Niketan
  Pragati`)

export const schoolKinds = lines(`
  School
  Vidyalaya
  Primary School
  High School
  Public School
  Vidya Mandir
  Academy
  Junior College
  Convent School
  Ashram School
  Balwadi
  Foundation
  Education Society
  Coaching Centre`)

export const designations = lines(`
  Principal
  Parent
  Teacher
  Headmaster
  Trustee
  Administrator
  Coordinator
  Vice principal`)

export const sources = lines(`
  Website
  Referral
  Facebook Lead Ads
  School visit
  Import
  Google Ads
  Event
  IndiaMART
  Partner list
  Walk-in`)
