const list = (text: string): readonly string[] => text.split('|');

export const firstNames = list(
  'Adèle|Aïcha|Antoine|Benoît|Camille|Cédric|Élodie|Étienne|Fatima|Gaëlle|Inès|Jérôme|Joséphine|Laurène|Lucie|Maël|Mehdi|Noëlie|Océane|Quentin|Raphaël|Sébastien|Solène|Théo|Youssef|Zoé',
);
export const lastNames = list(
  'Abadie|Bertrand|Caron|Da Silva|Delaunay|Étienne|Faivre|Garnier|Guéguen|Hernandez|Joly|Kaddour|Lefèvre|L’Hostis|Marchetti|Masson|N’Diaye|Ó Briain|Perrot|Quilliot|Rousset|Schneider|Tessier|Traoré|Vasseur|Wagner',
);
export const towns = list(
  'Amiens|Angers|Annecy|Besançon|Béziers|Bordeaux|Brest|Caen|Châteauroux|Clermont-Ferrand|Dijon|Épinal|Évreux|Grenoble|La Rochelle|Le Mans|Lille|Limoges|Lorient|Lyon|Marseille|Metz|Montpellier|Mulhouse|Nancy|Nantes|Nîmes|Orléans|Paris|Pau|Périgueux|Quimper|Reims|Rennes|Rouen|Saint-Étienne|Sète|Strasbourg|Toulouse|Tours|Valence|Vannes',
);
export const trades = list(
  'Ambulances|Ateliers|Cave coopérative|Chocolaterie|Coiffure|Couverture et zinguerie|École de musique|Ébénisterie|Ferronnerie|Fromagerie|Imprimerie|Jardins|Librairie|Menuiserie|Opticien|Pâtisserie|Plomberie|Poissonnerie|Traiteur|Vélos',
);
export const streets = list(
  'rue des Tanneurs|rue Solférino|avenue de l’Hippodrome|quai de la Fosse|boulevard Jean-Jaurès|place du Général-de-Gaulle|impasse des Églantiers|chemin du Moulin-à-Vent|allée des Marronniers|cours de la Libération',
);
