import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const factory = import.meta.resolve('@stackforge-eu/factur-x');
const schemaPath = fileURLToPath(new URL('../schema/en16931/FACTUR-X_EN16931.xsd', factory));
let validator: XsdValidator | undefined;

/** What the Factur-X 1.09 schema of the profile EN 16931 has against a file; throws when it is not even XML. */
export function schemaErrors(xml: string): string[] {
  using document = XmlDocument.fromString(xml);
  try {
    (validator ??= schema()).validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map((detail) => detail.message.trim());
    throw error;
  }
}

function schema(): XsdValidator {
  xmlRegisterFsInputProviders();
  using source = XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath });
  return XsdValidator.fromDoc(source);
}

/** The texts at a path below the root, read by libxml2; prefixes as in the standard. */
export function textsAt(xml: string, path: string): string[] {
  using document = XmlDocument.fromString(xml);
  return document.find(path, namespaces).map((node) => node.content);
}

const uncefact = 'urn:un:unece:uncefact:data:standard';
const namespaces = {
  rsm: `${uncefact}:CrossIndustryInvoice:100`,
  ram: `${uncefact}:ReusableAggregateBusinessInformationEntity:100`,
  qdt: `${uncefact}:QualifiedDataType:100`,
  udt: `${uncefact}:UnqualifiedDataType:100`,
};
