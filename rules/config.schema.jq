# Brings into rules/config.schema.json what the rulebook knows: `make schema`. $rules is what
# `pmlint rules --format json` prints.

def option:
  { description: .about } +
  (.default | if type == "number" then { type: "integer", minimum: 0, maximum: 999999999 }
              elif type == "string" then { type: "string" }
              else { type: "array", items: { type: "string" } } end);

def rule:
  { description: .summary } +
  { anyOf: [{ "$ref": "#/$defs/severity" },
            { type: "object", additionalProperties: false,
              properties: ({ severity: { "$ref": "#/$defs/severity" } } +
                           (.options | map_values(option))) }] };

def roles: ["summary", "impact", "timeline", "detection", "root_cause", "resolution",
            "action_items", "lessons"];

($rules[0].rules) as $known
| .properties.sections.properties = (roles | map({ (.): { "$ref": "#/$defs/headings" } }) | add)
| .["$defs"].part.enum = (roles + ["title", "all"])
| .["$defs"].profile.enum = ($known[0].profiles | keys)
| .["$defs"].described.properties = ($known | map({ (.id): true }) | add)
| .["$defs"].changed.properties = ($known | map({ (.id): { "$ref": ("#/$defs/rules/properties/" + .id) } }) | add)
| .["$defs"].rules.properties = ($known | map({ (.id): rule }) | add)
