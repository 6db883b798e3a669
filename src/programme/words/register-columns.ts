// What partners call the columns of their registers, in Spanish, Portuguese, Indonesian, English and Dutch, by column id.
// A word list; the kinds of register themselves stand with their domains.
import type { ColumnWords, WordsByLanguage } from "#core/register/layout.ts";
import {
  audienceWords,
  committeeWords,
  countedWords,
  policyWords,
  sectorWords,
  serviceWords,
  sexWords,
  situationWords,
  supportWords,
  topicWords,
  yesNoWords,
} from "./register-words.ts";

/** Headings in the five languages, in this order; several of one language with a bar between. */
function headings(es: string, pt: string, id: string, en: string, nl: string): WordsByLanguage {
  const words = (text: string): readonly string[] => text.split("|");
  return { es: words(es), pt: words(pt), id: words(id), en: words(en), nl: words(nl) };
}

export const columnWords: { readonly [column: string]: ColumnWords } = {
  rowNumber: {
    headings: headings(
      "ID de registro|Número de registro|Nº de registro",
      "ID do registro|Número do registro",
      "Nomor registrasi|No. registrasi",
      "Record number|Record ID|Registration number",
      "Registratienummer",
    ),
  },
  owner: {
    headings: headings(
      "Organización|Socio",
      "Organização|Parceiro",
      "Organisasi|Mitra",
      "Organisation|Organization|Partner",
      "Organisatie",
    ),
  },
  name: {
    headings: headings(
      "Nombre|Nombre completo|Nombres y apellidos|Nombre y apellido",
      "Nome|Nome completo",
      "Nama|Nama lengkap|Nama peserta",
      "Name|Full name|Name of participant",
      "Naam|Volledige naam",
    ),
  },
  code: {
    headings: headings(
      "Código|Código de participante|Cédula",
      "Código|Código do participante|Matrícula",
      "Kode|Kode peserta|NIP",
      "Code|Participant code|ID number",
      "Code|Deelnemerscode",
    ),
  },
  sex: {
    headings: headings(
      "Sexo|Género",
      "Sexo|Gênero",
      "Jenis kelamin|L/P|P/L|JK",
      "Sex|Gender|Girl/boy",
      "Geslacht|M/V|V/M",
    ),
    vocabularies: sexWords,
  },
  born: {
    headings: headings(
      "Fecha de nacimiento|F. nacimiento|Nacimiento",
      "Data de nascimento|Nascimento",
      "Tanggal lahir|Tgl lahir",
      "Date of birth|Born|Birth date|DOB",
      "Geboortedatum|Geboren",
    ),
  },
  age: { headings: headings("Edad", "Idade", "Umur|Usia", "Age", "Leeftijd") },
  guardian: {
    headings: headings(
      "Madre, padre o tutor|Tutor|Responsable",
      "Responsável|Mãe, pai ou responsável",
      "Wali|Orang tua/wali",
      "Guardian|Parent or guardian",
      "Ouder of verzorger|Voogd",
    ),
  },
  village: {
    headings: headings(
      "Comunidad|Barrio|Aldea",
      "Comunidade|Bairro",
      "Desa|Kampung|Desa/Kelurahan",
      "Village|Community|Barangay|Quarter",
      "Dorp|Wijk",
    ),
  },
  workplace: {
    headings: headings(
      "Escuela|Colegio|Lugar de trabajo",
      "Escola|Local de trabalho",
      "Sekolah|Tempat kerja",
      "School|Workplace",
      "School|Werkplek",
    ),
  },
  date: {
    headings: headings(
      "Fecha|Día|Fecha de la actividad",
      "Data|Dia|Data da atividade",
      "Tanggal|Tgl|Tanggal kegiatan",
      "Date|Day|Date held",
      "Datum|Dag",
    ),
  },
  topic: {
    headings: headings(
      "Módulo|Tema|Temas",
      "Módulo|Tema",
      "Modul|Materi|Topik",
      "Module|Topic|Topics",
      "Module|Onderwerp",
    ),
    vocabularies: topicWords,
  },
  title: {
    headings: headings(
      "Actividad|Título|Taller",
      "Atividade|Título|Oficina",
      "Kegiatan|Judul",
      "Activity|Title|Workshop",
      "Activiteit|Titel",
    ),
  },
  place: {
    headings: headings(
      "Lugar|Municipio|Distrito",
      "Local|Município",
      "Tempat|Kecamatan|Lokasi",
      "Place|Venue|District|Town",
      "Plaats|Locatie",
    ),
  },
  sheetKeptAt: {
    headings: headings(
      "Archivo|Dónde está la lista",
      "Arquivo|Onde está a lista",
      "Arsip|Tempat arsip",
      "Filed at|Sheet kept at",
      "Map|Waar de lijst ligt",
    ),
  },
  present: {
    headings: headings(
      "Asistió|Asistencia|Presente",
      "Presença|Presente",
      "Hadir|Kehadiran",
      "Present|Attended",
      "Aanwezig",
    ),
    vocabularies: yesNoWords,
  },
  knows: {
    headings: headings(
      "Respondió bien|Responde las preguntas clave|Sabe",
      "Respondeu certo|Sabe",
      "Menjawab benar|Lulus",
      "Answered rightly|Knows|Passed",
      "Goed beantwoord|Weet het",
    ),
    vocabularies: yesNoWords,
  },
  helped: {
    headings: headings("Con nuestro apoyo", "Com nosso apoio", "Dengan bantuan kami", "With our help", "Met onze hulp"),
    vocabularies: yesNoWords,
  },
  audience: {
    headings: headings(
      "Grupo|Tipo de participante|Cargo|Sector",
      "Grupo|Tipo de participante|Cargo",
      "Kelompok|Jabatan|Unsur",
      "Group|Type of participant|Position",
      "Groep|Functie",
    ),
    vocabularies: audienceWords,
  },
  countedAudience: {
    headings: headings(
      "Grupo|Tipo de participante|Cargo|Sector",
      "Grupo|Tipo de participante|Cargo",
      "Kelompok|Jabatan|Unsur",
      "Group|Type of participant|Position",
      "Groep|Functie",
    ),
    vocabularies: countedWords,
  },
  institution: {
    headings: headings(
      "Institución|Entidad|Dependencia",
      "Instituição|Órgão",
      "Instansi|Lembaga",
      "Institution|Office|Agency",
      "Instelling|Instantie",
    ),
  },
  girls: {
    headings: headings(
      "Niñas|Mujeres",
      "Meninas|Mulheres",
      "Perempuan|Anak perempuan",
      "Girls|Women|Female",
      "Meisjes|Vrouwen",
    ),
  },
  boys: {
    headings: headings(
      "Niños|Hombres|Varones",
      "Meninos|Homens",
      "Laki-laki|Anak laki-laki",
      "Boys|Men|Male",
      "Jongens|Mannen",
    ),
  },
  unsaid: {
    headings: headings(
      "Sin dato de sexo",
      "Sexo não informado",
      "Tidak dicatat",
      "Sex not noted",
      "Geslacht niet genoteerd",
    ),
  },
  girlsNew: {
    headings: headings(
      "Niñas nuevas|Mujeres nuevas",
      "Meninas novas|Mulheres novas",
      "Perempuan baru",
      "New girls|New women",
      "Nieuwe meisjes|Nieuwe vrouwen",
    ),
  },
  boysNew: {
    headings: headings(
      "Niños nuevos|Hombres nuevos",
      "Meninos novos|Homens novos",
      "Laki-laki baru",
      "New boys|New men",
      "Nieuwe jongens|Nieuwe mannen",
    ),
  },
  unsaidNew: {
    headings: headings(
      "Sin dato, nuevos",
      "Não informado, novos",
      "Tidak dicatat, baru",
      "Sex not noted, new",
      "Niet genoteerd, nieuw",
    ),
  },
  childCode: {
    headings: headings(
      "Código|Código de caso|Código NNA",
      "Código|Código do caso",
      "Kode|Kode anak|Kode kasus",
      "Code|Child code|Case code",
      "Code|Code van het kind",
    ),
  },
  service: {
    headings: headings("Servicio|Atención", "Serviço|Atendimento", "Layanan", "Service|Service given", "Hulp|Dienst"),
    vocabularies: serviceWords,
  },
  situation: {
    headings: headings("Situación|Condición", "Situação", "Situasi", "Situation|Status of child", "Situatie"),
    vocabularies: situationWords,
  },
  committee: {
    headings: headings(
      "Comité|Nombre del comité",
      "Comitê|Nome do comitê",
      "Komite|Nama komite",
      "Committee|Name of committee",
      "Comité|Naam van het comité",
    ),
  },
  committeeKind: {
    headings: headings(
      "Tipo de comité",
      "Tipo de comitê",
      "Jenis komite",
      "Kind of committee|Committee type",
      "Soort comité",
    ),
    vocabularies: committeeWords,
  },
  support: {
    headings: headings(
      "Apoyo|Tipo de apoyo",
      "Apoio|Tipo de apoio",
      "Dukungan|Jenis dukungan",
      "Support|Kind of support",
      "Steun|Soort steun",
    ),
    vocabularies: supportWords,
  },
  members: { headings: headings("Integrantes|Miembros", "Membros", "Anggota", "Members", "Leden") },
  company: {
    headings: headings(
      "Empresa|Razón social",
      "Empresa|Razão social",
      "Perusahaan",
      "Company|Legal entity",
      "Bedrijf|Onderneming",
    ),
  },
  venue: {
    headings: headings(
      "Establecimiento|Hotel|Sede",
      "Estabelecimento|Hotel|Unidade",
      "Cabang|Hotel",
      "Hotel or venue|Branch",
      "Vestiging|Hotel",
    ),
  },
  sector: {
    headings: headings("Rubro|Sector", "Setor|Ramo", "Bidang usaha", "Sector|Line of business", "Branche|Sector"),
    vocabularies: sectorWords,
  },
  staff: {
    headings: headings(
      "Personal capacitado|Participantes",
      "Funcionários|Participantes",
      "Karyawan|Jumlah karyawan",
      "Staff|Staff trained",
      "Personeel|Deelnemers",
    ),
  },
  staffNew: {
    headings: headings(
      "Personal nuevo este año",
      "Funcionários novos neste ano",
      "Karyawan baru tahun ini",
      "Staff new this year|New staff",
      "Nieuw dit jaar|Nieuw personeel",
    ),
  },
  stage: {
    headings: headings(
      "Etapa|Estado de la política",
      "Etapa|Situação da política",
      "Tahap|Status kebijakan",
      "Stage|Policy stage",
      "Fase|Stand van het beleid",
    ),
    vocabularies: policyWords,
  },
  indicator: { headings: { en: ["Indicator"] } },
  period: { headings: { en: ["Period"] } },
  value: { headings: { en: ["Declared total"] } },
  declaredSex: { headings: { en: ["Sex of all of them"] }, vocabularies: sexWords },
  source: { headings: { en: ["Comes from"] } },
  method: { headings: { en: ["How it was counted"] } },
  paperKeptAt: { headings: { en: ["Where the paper is kept"] } },
  declaredBy: { headings: { en: ["Declared by"] } },
  declaredFor: { headings: { en: ["Declared for"] } },
};
