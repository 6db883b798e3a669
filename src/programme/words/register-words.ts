// The words partners write in their registers, by what they mean: Spanish, Portuguese, Indonesian, English, Dutch.
// A word list. Where a letter means two things, each habit is a vocabulary of its own; the importer decides for a whole column.
import type { Vocabulary } from "#core/register/layout.ts";

type Words = Vocabulary["words"];

const others = {
  other: ["other", "otro", "otra", "outro", "lainnya", "anders"],
  unsaid: [
    "prefers not to say",
    "prefiere no decir",
    "prefere nao dizer",
    "tidak mau menjawab",
    "zegt het liever niet",
  ],
} as const;
const sex = (language: string, female: readonly string[], male: readonly string[]): Vocabulary => ({
  language,
  words: { female, male, ...others },
});

export const sexWords: readonly Vocabulary[] = [
  sex("en", ["f", "female", "girl", "girls", "woman"], ["m", "male", "boy", "boys", "man"]),
  sex("en", ["g", "girl"], ["b", "boy"]),
  sex("es", ["f", "fem", "femenino", "niña", "mujer", "chica"], ["m", "masc", "masculino", "niño", "hombre", "varón"]),
  sex("es", ["m", "mujer"], ["h", "hombre"]),
  sex("es", ["m", "mujer"], ["v", "varón"]),
  sex("pt", ["f", "fem", "feminino", "menina", "mulher"], ["m", "masc", "masculino", "menino", "homem"]),
  sex("pt", ["m", "mulher"], ["h", "homem"]),
  sex("id", ["p", "pr", "perempuan"], ["l", "lk", "laki-laki"]),
  sex("id", ["w", "wanita"], ["p", "pria"]),
  sex("nl", ["v", "vrouw", "meisje"], ["m", "man", "jongen"]),
  sex("nl", ["m", "meisje"], ["j", "jongen"]),
];

export const yesNoWords: readonly Vocabulary[] = [
  {
    words: {
      yes: ["yes", "y", "si", "s", "sim", "ya", "ja", "j", "x", "1", "true", "correct", "correcto", "benar", "goed"],
      no: ["no", "n", "nao", "tidak", "nee", "0", "false", "incorrecto", "salah", "fout"],
      unknown: ["unknown", "no se sabe", "nao se sabe", "tidak tahu", "onbekend"],
    },
  },
];

const plain = (words: Words): readonly Vocabulary[] => [{ words }];

export const topicWords = plain({
  "recognise-report": [
    "Recognise and report",
    "Recognising and reporting",
    "Reconocer y denunciar",
    "Reconhecer e denunciar",
    "Mengenali dan melaporkan",
    "Herkennen en melden",
    "recognise_report",
  ],
  "rights-and-peers": [
    "Rights and peers",
    "Child rights and peers",
    "Derechos y pares",
    "Derechos y protección entre pares",
    "Direitos e pares",
    "Hak anak dan teman sebaya",
    "Rechten en leeftijdgenoten",
    "rights_peers",
  ],
  "raise-among-peers": [
    "Raising it among peers",
    "Réplica entre pares",
    "Multiplicação entre pares",
    "Penyuluhan sebaya",
    "Voorlichting door jongeren",
  ],
  "online-safety": ["Online safety", "Seguridad en línea", "Segurança online", "Keamanan daring", "Veilig online"],
  "child-safe-justice": [
    "Child-safe justice",
    "Justicia amigable con la niñez",
    "Justiça amigável à criança",
    "Peradilan ramah anak",
    "Kindvriendelijk recht",
  ],
  "law-and-procedure": [
    "Law and procedure",
    "Ley y procedimiento",
    "Lei e procedimento",
    "Hukum dan prosedur",
    "Wet en procedure",
  ],
  "first-response": ["First response", "Primera respuesta", "Primeira resposta", "Respons pertama", "Eerste opvang"],
  "hotel-staff": ["Hotel staff", "Personal de hotel", "Equipe de hotel", "Staf hotel", "Hotelpersoneel"],
  "transport-staff": ["Transport staff", "Drivers", "Personal de transporte", "Motoristas", "Pengemudi", "Chauffeurs"],
  "business-duty": [
    "Duty of companies",
    "Deber de las empresas",
    "Dever das empresas",
    "Tanggung jawab perusahaan",
    "Plicht van bedrijven",
  ],
  parenting: ["Parenting", "Crianza", "Parentalidade", "Pengasuhan", "Opvoeding"],
  "committee-tasks": [
    "Committee tasks",
    "Tareas del comité",
    "Tarefas do comitê",
    "Tugas komite",
    "Taken van het comité",
  ],
  "life-skills": [
    "Life skills",
    "Habilidades para la vida",
    "Habilidades para a vida",
    "Keterampilan hidup",
    "Levensvaardigheden",
  ],
});

export const audienceWords = plain({
  parents: [
    "Parent",
    "Parents",
    "Padre",
    "Madre",
    "Padres y madres",
    "Pais",
    "Pai",
    "Mãe",
    "Orang tua",
    "Ouder",
    "Ouders",
  ],
  community: ["Community", "Community member", "Comunidad", "Comunidade", "Masyarakat", "Gemeenschap"],
  government: [
    "Government",
    "Official",
    "Civil servant",
    "Funcionario",
    "Funcionaria",
    "Gobierno",
    "Funcionário",
    "Governo",
    "Pegawai pemerintah",
    "Pemerintah",
    "Ambtenaar",
    "Overheid",
  ],
  police: ["Police officer", "Policía", "Polícia", "Policial", "Polisi", "Politie", "Agent"],
  judiciary: [
    "Judge",
    "Prosecutor",
    "Justice",
    "Juez",
    "Jueza",
    "Fiscal",
    "Justicia",
    "Juiz",
    "Juíza",
    "Promotor",
    "Hakim",
    "Jaksa",
    "Rechter",
    "Officier van justitie",
  ],
  "company-staff": [
    "Staff",
    "Employee",
    "Personal",
    "Empleado",
    "Empleada",
    "Funcionário de empresa",
    "Karyawan",
    "Personeel",
    "Medewerker",
  ],
});

/** Children are counted at the door too; on a list of adults there are none. */
export const countedWords: readonly Vocabulary[] = audienceWords.map(({ words }) => ({
  words: {
    ...words,
    children: ["Child", "Children", "Niños y niñas", "Niñez", "Crianças", "Anak", "Anak-anak", "Kinderen"],
  },
}));

export const serviceWords = plain({
  shelter: ["Refugio", "Albergue", "Acogida", "Abrigo", "Acolhimento", "Rumah aman", "Opvang"],
  health: ["Health", "Health care", "Salud", "Atención médica", "Saúde", "Kesehatan", "Gezondheid", "Gezondheidszorg"],
  psychosocial: ["Psychosocial", "Psicosocial", "Psicossocial", "Atención psicológica", "Psikososial", "Psychosociaal"],
  education: ["School", "Educación", "Educação", "Pendidikan", "Onderwijs"],
  "legal-aid": [
    "Legal aid",
    "Legal",
    "Asesoría legal",
    "Asistencia jurídica",
    "Assistência jurídica",
    "Bantuan hukum",
    "Rechtsbijstand",
  ],
  vocational: ["Vocational", "Formación profesional", "Formação profissional", "Pelatihan kerja", "Vakopleiding"],
  family: ["Family", "Familia", "Família", "Keluarga", "Gezin"],
  material: ["Material", "Ayuda material", "Ajuda material", "Bantuan materi", "Materiële hulp"],
});

export const situationWords = plain({
  survivor: ["Sobreviviente", "Sobrevivente", "Penyintas", "Overlevende"],
  "at-risk": ["At risk", "En riesgo", "Em risco", "Berisiko", "Loopt risico"],
});

export const supportWords = plain({
  training: ["Capacitación", "Formación", "Capacitação", "Formação", "Pelatihan", "Scholing"],
  mentoring: ["Acompañamiento", "Mentoría", "Acompanhamento", "Pendampingan", "Begeleiding"],
  materials: ["Materiales", "Materiais", "Bahan", "Materiaal"],
  money: ["Dinero", "Fondo", "Recursos", "Dana", "Geld"],
  visit: ["Visit", "Visita", "Kunjungan", "Bezoek"],
});

export const committeeWords = plain({
  "child-protection": [
    "Child protection",
    "Comité de protección",
    "Protección",
    "Proteção",
    "Perlindungan anak",
    "Kinderbescherming",
  ],
  youth: ["Youth", "Juvenil", "Jóvenes", "Jovens", "Pemuda", "Jeugd"],
  watch: ["Watch", "Vigilancia", "Vigilância", "Ronda", "Buurtwacht"],
  parents: ["Parents", "Padres", "Pais", "Orang tua", "Ouders"],
});

export const sectorWords = plain({
  hotel: ["Hotels", "Hotel", "Hotelería", "Hotelaria", "Perhotelan", "Hotels en logies"],
  travel: ["Tours", "Travel", "Turismo", "Agencia de viajes", "Agência de viagens", "Wisata", "Reizen"],
  transport: ["Transporte", "Taxi", "Transportasi", "Vervoer"],
  food: ["Restaurant", "Bar", "Restaurante", "Restoran", "Horeca"],
  technology: ["Tech", "Tecnología", "Tecnologia", "Teknologi", "Technologie", "Internet"],
  mining: ["Mine", "Minería", "Mineração", "Tambang", "Mijnbouw"],
  finance: ["Banco", "Bank"],
  association: ["Cámara", "Asociación", "Associação", "Asosiasi", "Vereniging"],
  other: ["Otro", "Outro", "Lainnya", "Anders"],
});

export const policyWords = plain({
  "helped-draft": [
    "Helped to draw it up",
    "Apoyada en redactar",
    "En redacción",
    "Em elaboração",
    "Dibantu menyusun",
    "Geholpen bij opstellen",
  ],
  drafted: ["Redactada", "Redigida", "Disusun", "Opgesteld"],
  adopted: ["Adoptada", "Aprobada", "Adotada", "Disahkan", "Aangenomen"],
  "signed-code": ["Signed The Code", "Firmó el Código", "Assinou o Código", "Menandatangani Kode", "Code getekend"],
});

/** Headings that registers carry and we do not bring in: running numbers of lines, signatures, telephones. */
export const leftOutHeadings: readonly string[] = [
  "No",
  "Nº",
  "Nr",
  "N",
  "#",
  "Num",
  "Number",
  "Nomor",
  "Nomer",
  "Signature",
  "Firma",
  "Assinatura",
  "Tanda tangan",
  "Handtekening",
  "Telephone",
  "Phone",
  "Teléfono",
  "Telefone",
  "Telepon",
  "HP",
  "Telefoon",
  "Remarks",
  "Observaciones",
  "Observações",
  "Keterangan",
  "Opmerkingen",
];
