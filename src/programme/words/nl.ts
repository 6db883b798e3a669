// The programme in Dutch, as far as the annual report prints it. Ids are those of the definitions; the source language is English.
// Not yet read by a native speaker of the field.
export const nl: { readonly [id: string]: string } = {
  "country.BR": "Brazilië",
  "country.DO": "Dominicaanse Republiek",
  "country.BO": "Bolivia",
  "country.CO": "Colombia",
  "country.NI": "Nicaragua",
  "country.PE": "Peru",
  "country.BD": "Bangladesh",
  "country.IN": "India",
  "country.ID": "Indonesië",
  "country.PH": "Filipijnen",
  "country.TH": "Thailand",
  "country.XX": "Voorbeeldland",
  "sex.female": "Meisje of vrouw",
  "sex.male": "Jongen of man",
  "sex.other": "Anders",
  "sex.unsaid": "Zegt het liever niet",
  "ageBand.0-11": "0 tot en met 11",
  "ageBand.12-14": "12 tot en met 14",
  "ageBand.15-17": "15 tot en met 17",
  "ageBand.18-24": "18 tot en met 24",
  "ageBand.25+": "25 en ouder",
  "audience.children": "Kinderen",
  "audience.government": "Ambtenaren",
  "audience.police": "Politie",
  "audience.judiciary": "Rechterlijke macht",
  "code.shelter": "Opvang",
  "code.health": "Gezondheidszorg",
  "code.psychosocial": "Psychosociale steun",
  "code.education": "Onderwijs",
  "code.legal-aid": "Rechtshulp",
  "code.vocational": "Vakopleiding",
  "code.family": "Steun aan het gezin en hereniging",
  "code.material": "Materiële hulp",
  "code.police": "Politie",
  "code.months-3": "Na 3 maanden",
  "code.months-6": "Na 6 maanden",
  "code.months-12": "Na 12 maanden",
  "code.radio": "Radio",
  "code.television": "Televisie",
  "code.print": "Drukwerk",
  "code.social": "Sociale media",
  "code.street": "Op straat",
  "code.travel": "Materiaal voor reizigers",
  "code.several": "Verschillende, of niet gezegd welke",
  "indicator.C1.says": "Kinderen die weten wat seksuele uitbuiting is, dat het niet normaal is en hoe je het meldt",
  "indicator.C1.counts":
    "Elk kind dat meedeed aan een dag over wat uitbuiting is en hoe je het meldt, en de kernvragen goed beantwoordde; één keer per jaar, hoe vaak het kind ook kwam.",
  "indicator.C1.doesNotCount":
    "Kinderen aan wie het niet gevraagd is of die de antwoorden niet wisten (zij staan ernaast, als C1n); kinderen die zonder naam geteld zijn; volwassenen.",
  "indicator.C1.example":
    "Een meisje komt in maart op twee dagen en in mei op één, en beantwoordt in mei de kernvragen: één kind.",
  "indicator.C1n.says":
    "Kinderen die de training kregen, van wie niet is nagegaan of niet is gebleken dat zij het weten",
  "indicator.C1n.counts":
    "Elk kind dat aan zo’n dag meedeed en niet in C1 zit, één keer per jaar; van kinderen die zonder naam geteld zijn alleen wie dat jaar nieuw was.",
  "indicator.C1n.doesNotCount":
    "Kinderen die in C1 zitten. De twee cijfers staan naast elkaar en worden nooit opgeteld.",
  "indicator.C1n.example":
    "Een schoolklas van dertig wordt bij de deur geteld, achttien van hen nieuw dat jaar: achttien kinderen.",
  "indicator.C2.says": "Kinderen die leerden opkomen voor kinderrechten en zichzelf en leeftijdgenoten te beschermen",
  "indicator.C2.counts":
    "Elk kind dat meedeed aan een dag over opkomen voor rechten en het beschermen van leeftijdgenoten, één keer per jaar; van kinderen die zonder naam geteld zijn alleen wie dat jaar nieuw was.",
  "indicator.C2.doesNotCount": "Kinderen die door deze leeftijdgenoten bereikt worden; een campagne; volwassenen.",
  "indicator.C2.example":
    "Een jongen doet aan zo’n dag mee en beantwoordt in een andere maand de kernvragen van C1: één kind in C2 en één in C1.",
  "indicator.C4.says": "Overlevenden geholpen met opvang, gezondheidszorg, onderwijs of rechtshulp",
  "indicator.C4.counts":
    "Elke overlevende die minstens één van deze vier vormen van hulp kreeg, één keer per jaar, hoeveel het er ook waren. Of het kind instemde met het delen van gegevens maakt geen verschil.",
  "indicator.C4.doesNotCount":
    "Kinderen die risico lopen; overlevenden die alleen andere hulp kregen, zoals psychosociale steun of een vakopleiding; een verwijzing waaruit geen hulp volgde.",
  "indicator.C4.example":
    "Een overlevende verblijft van maart tot juni in een opvanghuis en krijgt in mei een advocaat: één overlevende, één keer bij opvang en één keer bij rechtshulp.",
  "indicator.F3.says": "Comités voor kinderbescherming die steun kregen",
  "indicator.F3.counts":
    "Elk comité dat in de periode training, begeleiding, materiaal of geld kreeg, één keer, hoe vaak ook.",
  "indicator.F3.doesNotCount":
    "De leden; alleen een bezoek of vergadering; een comité dat werd opgericht zonder dat het iets kreeg; jeugdcomités, buurtwachten en oudergroepen.",
  "indicator.F3.example":
    "Een comité van twaalf wordt in april getraind, in juni nog eens en in juli bezocht: één comité.",
  "indicator.P2.says": "Bedrijven geholpen bij het opstellen van beleid tegen seksuele uitbuiting",
  "indicator.P2.counts":
    "Elk bedrijf, als rechtspersoon, dat wij in de periode hielpen met zijn beleid: een bijeenkomst, een tekst, een beoordeling, juridisch advies, een vertaling. Eén keer, aangenomen of niet.",
  "indicator.P2.doesNotCount": "Beleid dat een bedrijf alleen opstelde; elk hotel van één keten.",
  "indicator.P2.example":
    "Een keten van vier hotels wordt in mei geholpen met beleid en neemt het in oktober aan: één bedrijf.",
  "indicator.P4.says": "Bedrijven getraind in het herkennen en voorkomen van seksuele uitbuiting",
  "indicator.P4.counts":
    "Elk bedrijf, als rechtspersoon, waarvan minstens één medewerker in de periode aan een trainingsdag meedeed; één keer.",
  "indicator.P4.doesNotCount": "Medewerkers; een bedrijf dat alleen de training gaf; elk hotel van één keten.",
  "indicator.P4.example": "Twintig medewerkers van één hotel doen op drie dagen mee: één bedrijf.",
  "indicator.G0.says":
    "Ambtenaren, politiemensen en rechters getraind om seksuele uitbuiting te herkennen en ertegen op te treden",
  "indicator.G0.counts":
    "Iedereen van overheid, politie of rechterlijke macht die aan een trainingsdag meedeed, één keer per jaar over alle drie; van wie zonder naam geteld is alleen wie dat jaar nieuw was.",
  "indicator.G0.doesNotCount":
    "Wie alleen ontmoet of bezocht werd; wie de training gaf; leden van een comité zonder ambt.",
  "indicator.G0.example":
    "Een politieagente doet in maart mee en, inmiddels bij de rechtbank, in september: één persoon, één keer bij politie en één keer bij de rechterlijke macht.",
};
