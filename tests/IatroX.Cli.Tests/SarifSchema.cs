namespace IatroX.Cli.Tests;

/// <summary>What SARIF 2.1.0 (OASIS) asks of the parts that we write; every object is closed, so that nothing else slips in.</summary>
internal static class SarifSchema
{
    public const string Text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "type": "object", "additionalProperties": false, "required": ["version", "runs"],
          "properties": {
            "$schema": {"type": "string", "format": "uri"},
            "version": {"enum": ["2.1.0"]},
            "runs": {"type": "array", "items": {"$ref": "#/definitions/run"}}
          },
          "definitions": {
            "message": {"type": "object", "additionalProperties": false, "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
            "level": {"enum": ["none", "note", "warning", "error"]},
            "run": {
              "type": "object", "additionalProperties": false, "required": ["tool"],
              "properties": {
                "tool": {"type": "object", "additionalProperties": false, "required": ["driver"], "properties": {"driver": {"$ref": "#/definitions/driver"}}},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/definitions/result"}}
              }
            },
            "driver": {
              "type": "object", "additionalProperties": false, "required": ["name"],
              "properties": {"name": {"type": "string"}, "rules": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/rule"}}}
            },
            "rule": {
              "type": "object", "additionalProperties": false, "required": ["id"],
              "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/definitions/message"}, "fullDescription": {"$ref": "#/definitions/message"}, "help": {"$ref": "#/definitions/message"},
                "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {"level": {"$ref": "#/definitions/level"}}}
              }
            },
            "result": {
              "type": "object", "additionalProperties": false, "required": ["message"],
              "properties": {
                "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": {"$ref": "#/definitions/level"},
                "message": {"$ref": "#/definitions/message"},
                "locations": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {"physicalLocation": {"$ref": "#/definitions/place"}}}},
                "suppressions": {"type": "array", "uniqueItems": true, "items": {"type": "object", "additionalProperties": false, "required": ["kind"],
                  "properties": {"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}}}}
              }
            },
            "place": {
              "type": "object", "additionalProperties": false, "required": ["artifactLocation"],
              "properties": {
                "artifactLocation": {"type": "object", "additionalProperties": false, "properties": {"uri": {"type": "string", "format": "uri-reference"}}},
                "region": {"type": "object", "additionalProperties": false,
                  "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}}}
              }
            }
          }
        }
        """;
}
