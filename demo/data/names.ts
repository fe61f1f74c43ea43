const list = (text: string): readonly string[] => text.split('|');

export const firstNames = list(
  'Adèle|Aïcha|Antoine|Benoît|Camille|Cédric|Élodie|Étienne|Fatima|Gaëlle|Inès|Jérôme|Joséphine|Laurène|Lucie|Maël|Mehdi|Noëlie|Océane|Quentin|Raphaël|Sébastien|Solène|Théo|Youssef|Zoé',
);
export const lastNames = list(
  'Abadie|Bertrand|Caron|Da Silva|Delaunay|Étienne|Faivre|Garnier|Guéguen|Hernandez|Joly|Kaddour|Lefèvre|L’Hostis|Marchetti|Masson|N’Diaye|Ó Briain|Perrot|Quilliot|Rousset|Schneider|Tessier|Traoré|Vasseur|Wagner',
);
const places = list(
  'Amiens 80000|Angers 49000|Annecy 74000|Besançon 25000|Béziers 34500|Bordeaux 33000|Brest 29200|Caen 14000|Châteauroux 36000|Clermont-Ferrand 63000|Dijon 21000|Épinal 88000|Évreux 27000|Grenoble 38000|La Rochelle 17000|Le Mans 72000|Lille 59000|Limoges 87000|Lorient 56100|Lyon 69002|Marseille 13001|Metz 57000|Montpellier 34000|Mulhouse 68100|Nancy 54000|Nantes 44000|Nîmes 30000|Orléans 45000|Paris 75011|Pau 64000|Périgueux 24000|Quimper 29000|Reims 51100|Rennes 35000|Rouen 76000|Saint-Étienne 42000|Sète 34200|Strasbourg 67000|Toulouse 31000|Tours 37000|Valence 26000|Vannes 56000',
);
/** Post code by town. */
export const postCodes: ReadonlyMap<string, string> = new Map(
  places.map((place) => [place.slice(0, -6), place.slice(-5)]),
);
export const towns: readonly string[] = [...postCodes.keys()];
export const trades = list(
  'Ambulances|Ateliers|Cave coopérative|Chocolaterie|Coiffure|Couverture et zinguerie|École de musique|Ébénisterie|Ferronnerie|Fromagerie|Imprimerie|Jardins|Librairie|Menuiserie|Opticien|Pâtisserie|Plomberie|Poissonnerie|Traiteur|Vélos',
);
export const streets = list(
  'rue des Tanneurs|rue Solférino|avenue de l’Hippodrome|quai de la Fosse|boulevard Jean-Jaurès|place du Général-de-Gaulle|impasse des Églantiers|chemin du Moulin-à-Vent|allée des Marronniers|cours de la Libération',
);
