import { cleaned, escaped } from '../../invoices/document/xml.ts';

/** Name of the XML inside the PDF, fixed by Factur-X. */
export const xmlName = 'factur-x.xml';

const prefix = 'fx';
const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** What the XMP says about the attached XML, property by property, as Factur-X 1.0 names them. */
const properties = [
  ['DocumentFileName', xmlName, 'name of the embedded XML invoice file'],
  ['DocumentType', 'INVOICE', 'INVOICE'],
  ['Version', '1.0', 'the actual version of the XML invoice schema'],
  ['ConformanceLevel', 'EN 16931', 'the conformance level of the embedded invoice data'],
] as const;

/**
 * The XMP blocks that pdfkit does not write: the author (which it would leave unescaped), the Factur-X claims, and the
 * PDF/A extension schema without which those claims would be unknown properties.
 */
export const xmpBlocks = (author: string): string =>
  [creator(author), claims(), extensionSchema()].map((block) => block.replace(/\n\s*/g, ' ')).join('\n');

const creator = (author: string): string => `
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:creator><rdf:Seq><rdf:li>${escaped(cleaned(author).replace(/\s+/g, ' '))}</rdf:li></rdf:Seq></dc:creator>
    <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
  </rdf:Description>`;

const claims = (): string => `
  <rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">
    ${properties.map(([name, value]) => `<${prefix}:${name}>${value}</${prefix}:${name}>`).join('')}
  </rdf:Description>`;

const extensionSchema = (): string => `
  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq>${properties.map(propertyDescription).join('')}</rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>`;

const propertyDescription = ([name, , description]: (typeof properties)[number]): string => `
  <rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>${name}</pdfaProperty:name>
    <pdfaProperty:valueType>Text</pdfaProperty:valueType>
    <pdfaProperty:category>external</pdfaProperty:category>
    <pdfaProperty:description>${description}</pdfaProperty:description>
  </rdf:li>`;
