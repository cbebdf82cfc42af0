/** Danish towns with their postal codes and some of their real streets; the house numbers are invented. */
export interface Town {
  readonly postalCode: string;
  readonly city: string;
  readonly streets: readonly string[];
}

const town = (postalCode: string, city: string, ...streets: string[]): Town => ({ postalCode, city, streets });

/** East Jutland, where most customers live. */
export const NEAR: readonly Town[] = [
  town(
    "8000",
    "Aarhus C",
    "Frederiksgade",
    "Mejlgade",
    "Jægergårdsgade",
    "Vestergade",
    "Guldsmedgade",
    "Ingerslevs Boulevard",
  ),
  town("8200", "Aarhus N", "Trøjborgvej", "Tordenskjoldsgade", "Randersvej", "Katrinebjergvej", "Nordre Ringgade"),
  town("8210", "Aarhus V", "Viborgvej", "Fuglebakkevej", "Herredsvej", "Bispehavevej"),
  town("8220", "Brabrand", "Silkeborgvej", "Hovedgaden", "Engdalsvej", "Louisevej"),
  town("8230", "Åbyhøj", "Silkeborgvej", "Åbyvej", "Bakke Allé", "Ludvig Holbergs Vej"),
  town("8240", "Risskov", "Strandvejen", "Grenåvej", "Skovvangsvej", "Rolfsgade", "Vestre Strandallé"),
  town("8250", "Egå", "Egå Havvej", "Skæring Strandvej", "Mejlbyvej"),
  town("8260", "Viby J", "Skanderborgvej", "Viby Ringvej", "Grøfthøjparken", "Søndervangs Allé"),
  town("8270", "Højbjerg", "Oddervej", "Rosenvangs Allé", "Kridthøjvej", "Holme Byvej"),
  town("8300", "Odder", "Rosensgade", "Nørregade", "Aabygade", "Banegårdsgade"),
  town("8310", "Tranbjerg J", "Kirketorvet", "Landevejen", "Tingskoven"),
  town("8400", "Ebeltoft", "Adelgade", "Nørreallé", "Jernbanegade"),
  town("8410", "Rønde", "Hovedgaden", "Grenåvej", "Lundbergsvej"),
  town("8450", "Hammel", "Østergade", "Vadstedvej", "Anbækvej"),
  town("8464", "Galten", "Søndergade", "Smedeskovvej", "Torvet"),
  town("8500", "Grenaa", "Storegade", "Lillegade", "Kannikegade", "Strandgade"),
  town("8520", "Lystrup", "Lystrup Centervej", "Sønderskovvej", "Elsted Byvej"),
  town("8543", "Hornslet", "Rosenholmvej", "Tingvej", "Ny Kirkegade"),
  town("8600", "Silkeborg", "Vestergade", "Søndergade", "Borgergade", "Estrupsgade", "Hostrupsgade"),
  town("8660", "Skanderborg", "Adelgade", "Vestergade", "Asylgade", "Vrold Bygade"),
  town("8680", "Ry", "Skanderborgvej", "Klostervej", "Parallelvej"),
  town("8700", "Horsens", "Søndergade", "Graven", "Borgmestervej", "Kattesund", "Emil Møllers Gade"),
  town("8900", "Randers C", "Brødregade", "Storegade", "Nørregade", "Middelgade", "Dytmærsken"),
];

/** The rest of the country. */
export const FAR: readonly Town[] = [
  town("1620", "København V", "Vesterbrogade"),
  town("2100", "København Ø", "Østerbrogade", "Nordre Frihavnsgade", "Classensgade", "Strandboulevarden"),
  town("2200", "København N", "Nørrebrogade", "Jagtvej", "Blågårdsgade", "Elmegade"),
  town("2300", "København S", "Amagerbrogade", "Holmbladsgade", "Islands Brygge"),
  town("4000", "Roskilde", "Algade", "Skomagergade", "Københavnsvej"),
  town("5000", "Odense C", "Vestergade", "Kongensgade", "Nørregade", "Overgade", "Albani Torv"),
  town("6000", "Kolding", "Jernbanegade", "Låsbygade", "Haderslevvej"),
  town("6700", "Esbjerg", "Kongensgade", "Skolegade", "Torvegade", "Strandbygade"),
  town("7100", "Vejle", "Nørregade", "Vestergade", "Dæmningen", "Vedelsgade"),
  town("7400", "Herning", "Bredgade", "Østergade", "Dalgasgade"),
  town("8800", "Viborg", "Sct. Mathias Gade", "Vesterbrogade", "Gravene"),
  town("9000", "Aalborg", "Boulevarden", "Vesterbro", "Jomfru Ane Gade", "Danmarksgade", "Algade"),
];

/** Municipalities pay by electronic invoice and so have a GLN. */
export const PUBLIC_NAMES = ["Fritidscenter", "Bibliotek", "Plejehjem", "Skole", "Daginstitution", "Kulturhus"];
