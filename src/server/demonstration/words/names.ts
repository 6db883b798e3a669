// Names that nobody has: a plant, a bird and a colour, in the language of a partner. A word list.
// No word of it is in use as a name of people; together they can be nobody.

export interface NameWords {
  readonly plants: readonly string[];
  readonly birds: readonly string[];
  readonly colours: readonly string[];
  /** Places that are on no map. */
  readonly places: readonly string[];
}

const words = (text: string): readonly string[] => text.split(" ");

export const nameWords: { readonly [language: string]: NameWords } = {
  es: {
    plants: words(
      "Tomillo Orégano Helecho Musgo Trébol Cactus Perejil Cilantro Calabaza Maíz Cacao Nopal Bambú Junco Cebada Avena Anís Comino Jengibre Berro Acelga Lenteja",
    ),
    birds: words(
      "Tucán Colibrí Gorrión Cóndor Quetzal Flamenco Búho Zorzal Jilguero Pelícano Garza Tordo Mirlo Lechuza Chotacabras Cigüeña Avoceta Correlimos Abubilla Carpintero",
    ),
    colours: words("Turquesa Añil Ocre Granate Verdemar Carmesí Gualdo Lavanda Púrpura Escarlata Marfil Jade"),
    places: words("Vallecolibrí Puertohelecho Lomatrébol Ríotucán Cerroañil Playamusgo Villacacao Montegarza"),
  },
  pt: {
    plants: words(
      "Alecrim Hortelã Manjericão Samambaia Trevo Musgo Cacto Abóbora Milho Cacau Bambu Junco Cevada Aveia Anis Cominho Gengibre Agrião Couve Lentilha",
    ),
    birds: words(
      "Tucano Sabiá Beija-flor Pardal Condor Flamingo Coruja Pelicano Garça Andorinha Pica-pau Canário Bem-te-vi Jaçanã Curió Saíra Tangará Urubu",
    ),
    colours: words("Turquesa Anil Ocre Grená Carmim Lavanda Púrpura Escarlate Marfim Jade Cinza Laranja"),
    places: words("Vale-do-Sabiá Porto-Hortelã Morro-do-Trevo Rio-Tucano Serra-Anil Praia-do-Musgo Vila-Cacau"),
  },
  id: {
    plants: words(
      "Jahe Kunyit Lengkuas Pakis Lumut Bambu Kaktus Labu Jagung Kelapa Pandan Serai Kemangi Bayam Kangkung Cengkeh Pala Lada Ketumbar Sagu",
    ),
    birds: words(
      "Kakatua Merpati Gereja Camar Pelikan Bangau Kutilang Jalak Pipit Cucak Elang Rangkong Kasuari Beo Tekukur Perkutut Cekakak Kuntul",
    ),
    colours: words("Nila Jingga Ungu Kelabu Cokelat Hijau Kuning Merah Perak Lembayung Gading Biru"),
    places: words("Kampung-Kakatua Desa-Pakis Teluk-Camar Bukit-Jahe Muara-Nila Rawa-Bangau Pantai-Pandan"),
  },
  en: {
    plants: words(
      "Fern Moss Clover Thistle Barley Bracken Cactus Pumpkin Maize Cocoa Bamboo Rush Oats Aniseed Cumin Ginger Cress Lentil Parsnip Turnip Sorrel Nettle",
    ),
    birds: words(
      "Heron Sparrow Toucan Plover Pelican Bulbul Hoopoe Lapwing Bittern Curlew Dunlin Avocet Wagtail Treecreeper Nuthatch Kingfisher Cormorant Egret Kite Hornbill",
    ),
    colours: words("Teal Ochre Indigo Crimson Turquoise Mauve Vermilion Maroon Cerulean Khaki Magenta Beige"),
    places: words("Heronbridge Fernhollow Ploverfield Mossgate Kitehill Clovermarsh Egretbank Bambooford"),
  },
  nl: {
    plants: words(
      "Varen Mos Klaver Distel Gerst Cactus Pompoen Mais Cacao Bamboe Riet Haver Anijs Komijn Gember Waterkers Linze Pastinaak Zuring Brandnetel",
    ),
    birds: words(
      "Reiger Mus Toekan Kievit Pelikaan Hop Wulp Kluut Kwikstaart Ijsvogel Aalscholver Wouw Karekiet Roerdomp Grutto Tureluur Putter Sijs",
    ),
    colours: words("Turkoois Oker Indigo Karmijn Paars Scharlaken Ivoor Jade Oranje Grijs Magenta Beige"),
    places: words("Reigerbrug Varenhol Kievitveld Mospoort Wulpheuvel Klaverdal Bamboevoort"),
  },
};
