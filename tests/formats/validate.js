// Judges JSON documents by a schema: prints what is wrong with each. Exit status 1 where any is wrong.
// usage: node validate.js MODULES SCHEMA POINTER FILE...    POINTER is "" or "#/$defs/NAME"
'use strict';
const fs = require('fs');
const path = require('path');
const [modules, schemaPath, pointer, ...files] = process.argv.slice(2);
const Ajv = require(path.join(modules, 'ajv/dist/2020')).default;
const schema = { ...JSON.parse(fs.readFileSync(schemaPath, 'utf8')), $id: 'pmlint:schema' };
const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true, allErrors: true });
ajv.addSchema(schema);
const validate = ajv.getSchema('pmlint:schema' + pointer);
let wrong = 0;
for (const file of files) {
  if (validate(JSON.parse(fs.readFileSync(file, 'utf8')))) continue;
  wrong++;
  console.log(`${file}: ${ajv.errorsText(validate.errors)}`);
}
process.exitCode = wrong ? 1 : 0;
