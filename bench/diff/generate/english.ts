import type { Grammar } from './grammar.ts';

const list = (text: string): readonly string[] => text.split('|');

/** Sentences of an invented newsroom. `{x}` is a slot: a list of this grammar, or one of the kinds that `grammar.ts` fills. */
export const english: Grammar = {
  joint: ' ',
  patterns: list(
    '{opening}, {subject} {verb} {object} {tail}.|{Subject} {verb} {object} {tail}.|{Subject} {verb} {object}, {comment}.|“{quote},” said {name}, {role}.|{name} of {place} {verb} {object} {tail}.|{opening}, {number} {people} {plight} {tail}.|{Subject} {verb} {object}: “{quote}.”|{Subject} {verb} {object} and {verb} {object} {tail}.|The cost of {object} rose by {percent} to {money}, {comment}.|At {clock}, {subject} {verb} {object} {tail}.|{name}, {role}, {verb} {object} {tail}.',
  ),
  lists: {
    opening: list(
      'On Monday|Late on Tuesday|Shortly before noon|By the end of the week|In a letter to members|After a night of talks|For the second time this year|At a packed meeting in {place}|Two days before the deadline|With the harbour still closed|Hours after the storm passed|In a rare public statement|Despite heavy criticism|Following months of delay|As snow fell over {place}|Behind closed doors|Once the votes were counted|Under pressure from unions|During the spring recess|Against legal advice|On the eve of the festival|While repairs continued|Within hours of the ruling|At first light on Sunday|Ahead of the regional summit|Without further explanation',
    ),
    subject: list(
      'the harbour authority|the regional council|a panel of judges|the ferry company|striking welders|the hospital trust|the opposition group|local fishermen|the school board|the transport ministry|an independent auditor|the coastguard|the orchestra’s trustees|engineers from {place}|the housing office|a coalition of farmers|the museum’s curators|the electoral commission|residents of {place}|the water utility|the mountain rescue team|prosecutors in {place}|the bakery workers’ union|the railway operator|a visiting delegation|the weather bureau|the port’s chief pilot|the governor’s spokesman|beekeepers near {place}|the city archive|volunteer firefighters|the parliamentary committee|tenants of the old barracks|the cycling federation|an alliance of charities',
    ),
    verb: list(
      'approved|rejected|postponed|welcomed|criticised|inspected|announced|suspended|agreed to fund|called for an inquiry into|pulled out of|questioned|published a report on|voted to extend|launched an appeal against|defended|withdrew objections to|set aside money for|ordered a review of|handed over control of|halted work on|warned against|promised to speed up|toured|praised|took charge of|refused to discuss|apologised for|stepped up checks on|abandoned|drew lessons from|signed off on|raised doubts about|lost patience with',
    ),
    object: list(
      'the repair of the swing bridge|plans for a second runway|the new tram timetable|a vaccination campaign|the sale of the old granary|emergency flood defences|the closure of two night clinics|a tunnel beneath the estuary|the merger of three parishes|a ban on diesel barges|the restoration of the lighthouse|next year’s fishing quotas|a shelter for stranded seafarers|the search for the missing trawler|cheaper fares for apprentices|the rebuilding of the fire station|a festival of puppet theatre|the dredging of the inner basin|a pay offer to bus drivers|the excavation of a Roman kiln|stricter rules for scaffolding|the trial of driverless shuttles|a bypass around {place}|the inquiry into the landslide|tax relief for small dairies|the transfer of patients to {place}|a memorial for quarry workers|the digital land register|the auction of seized yachts|rationing of drinking water|the refugee reception centre|an insulation scheme for pensioners|the revised curriculum|a long-awaited audit|the evacuation of the lower town|planting of a cedar avenue|a boycott of imported onions|the disputed boundary survey',
    ),
    tail: list(
      'after {number} complaints from shopkeepers|at a cost of {money}|according to {name}|before a crowd of {number}|with support from {place}|despite protests in {place}|until further notice|by a margin of {number} votes|for at least {number} days|because of rising rents|without naming a date|under a deal brokered by {name}|in spite of fog and ice|on the advice of surveyors|near the disused cannery|amid fears of fresh flooding|to the relief of commuters|along with {number} other proposals|in front of television cameras|despite a shortage of cement|after {name} resigned|in exchange for lower tolls|as part of a wider reform|with only {number} weeks left|following a complaint by {name}|at the request of insurers|over the objections of {name}|two years later than planned',
    ),
    comment: list(
      'which {name} called overdue|a move that surprised {place}|the ministry confirmed|leaving {number} jobs in doubt|though details remain unclear|the first such step in {number} years|people familiar with the talks said|ending a dispute with {place}|minutes of the session show|to widespread applause|and nobody objected|bringing the total to {number}|{name} told reporters|a reversal of earlier promises',
    ),
    quote: list(
      'We never expected {object} to take this long|Nobody here was asked about {object}|The figures for {object} simply do not add up|My family has waited {number} years for this|If they cancel {object}, we will march again|{Object} deserves better than silence|You could hear the timbers crack from {place}|This is a good day for everyone in {place}|I counted {number} boats and not one could sail|There is no money left for {object}|We will rebuild, stone by stone|Trust has been lost and must be earned back|Every winter we lose another metre of beach|What happened in {place} must not happen here|They gave us {number} minutes to pack|Our door stays open to any serious offer',
    ),
    people: list(
      'passengers|residents|schoolchildren|dock workers|patients|hikers|shoppers|lorry drivers|nurses|musicians|pensioners|campers|sailors|students',
    ),
    plight: list(
      'were treated for burns|spent the night in a gymnasium|were led to safety|joined the march|signed the petition|lost power|were stranded on the causeway|queued for drinking water|returned home|missed their connections|gave evidence|were left without heating',
    ),
    role: list(
      'who chairs the committee|a retired lock keeper|the deputy mayor|a spokeswoman for the port|head of the fire brigade|who owns a nearby orchard|the lead investigator|a marine biologist|the union’s secretary|captain of the ferry|a schoolteacher|director of the museum|the chief engineer|a tenant of long standing',
    ),
    place: list(
      'Norhaven|Eastwick Bay|Saltmere|Greyport|Thornbury Vale|Ravensholm|Oldbridge|Westerley|Stonegate|Pinecrest|Kingsferry|Dunmoor|Ashgrove|Brackwater|Silverton|Millrace|Harrowfield|Lindenau|Port Amity|Castle Morrow|Fernhill|Upper Tarn|Wolvesey|Crannock|Marrowstone',
    ),
    firstName: list(
      'Ada|Bram|Celia|Dorian|Elspeth|Farid|Greta|Hamish|Imani|Jonas|Katya|Leopold|Maren|Nadia|Oskar|Priya|Quentin|Rosalind|Silas|Tamsin|Ulrich|Verena|Wilhelmina|Xavier|Yusuf|Zelda',
    ),
    surname: list(
      'Abernathy|Bellweather|Castellan|Drummond|Eastlake|Fenwick|Halloran|Iversen|Jastrow|Kowalski|Lachance|Marisco|Norwood|Okonkwo|Pemberton|Quigley|Rasmussen|Sandoval|Thackeray|Ustinov|Vandermeer|Whitlock|Yamazaki|Zelenka|Oyelaran|Lindqvist|Haverford|Delacroix|Corrigan|Ostrander',
    ),
  },
  toName: ({ pick }) => `${pick(english.lists['firstName'] ?? [])} ${pick(english.lists['surname'] ?? [])}`,
  toNumber: ({ below, random }) => {
    const size = random();
    if (size < 0.6) return String(11 + below(88));
    return size < 0.85 ? String(100 + below(900)) : `${String(1 + below(40))},${String(100 + below(900))}`;
  },
  toPercent: ({ below }) => `${String(3 + below(60))}.${String(1 + below(9))}%`,
  toMoney: ({ below }) => `$${String(2 + below(90))}.${String(1 + below(9))}`,
  moneyUnit: ' million',
  toClock: ({ below }) => `${String(10 + below(13))}:${String(10 + below(50))}`,
};
