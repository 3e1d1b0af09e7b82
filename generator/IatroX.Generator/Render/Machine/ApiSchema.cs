using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>The API's JSON Schema (draft 7): a definition for each kind of document.</summary>
internal static class ApiSchema
{
    public static string Text(SiteConfig config) => Template.Replace("SCHEMA_ID", config.Absolute(ApiFiles.Schema), StringComparison.Ordinal);

    private const string Template = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "SCHEMA_ID",
          "title": "Open API, version 1",
          "definitions": {
            "url": { "type": "string", "format": "uri" },
            "date": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" },
            "texts": { "type": "array", "items": { "type": "string" } },
            "count": { "type": "integer", "minimum": 0 },
            "review": {
              "type": "object",
              "description": "How the answer stands on the day of the build. Fields that do not apply are left out.",
              "required": ["state", "state_text", "guidance_changes"],
              "properties": {
                "state": { "enum": ["signed", "awaiting-sign-off", "edited", "demonstration", "draft"], "description": "signed: its reviewer signed exactly this text." },
                "state_text": { "type": "string", "description": "The state in the words of the site." },
                "reviewer": { "type": "string", "description": "Id of the reviewer." },
                "reviewer_name": { "type": "string" },
                "last_reviewed": { "$ref": "#/definitions/date" },
                "review_due": { "$ref": "#/definitions/date" },
                "due_state": { "enum": ["current", "due-soon", "overdue"] },
                "digest": { "type": "string", "pattern": "^v1:[0-9a-f]{64}$" },
                "guidance_changes": { "$ref": "#/definitions/texts" }
              }
            },
            "common": {
              "allOf": [{ "$ref": "#/definitions/review" }],
              "required": ["id", "question", "url", "document", "summary", "confidence", "guideline_aligned", "topics", "guidelines"],
              "properties": {
                "id": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
                "question": { "type": "string" },
                "url": { "$ref": "#/definitions/url" },
                "document": { "$ref": "#/definitions/url" },
                "markdown": { "$ref": "#/definitions/url" },
                "summary": { "type": "string" },
                "confidence": { "enum": ["high", "moderate", "low"] },
                "guideline_aligned": { "type": "boolean", "description": "True when a cited document is current." },
                "topics": { "$ref": "#/definitions/texts" },
                "aspects": { "$ref": "#/definitions/texts" },
                "guidelines": { "$ref": "#/definitions/texts" },
                "last_changed": { "$ref": "#/definitions/date" }
              }
            },
            "answer": {
              "allOf": [{ "$ref": "#/definitions/common" }],
              "required": ["text", "synonyms", "citations", "related", "changes", "disclaimer"],
              "properties": {
                "text": { "type": "string", "description": "The whole answer as plain text." },
                "synonyms": { "$ref": "#/definitions/texts" },
                "citations": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["guideline", "url", "recommendations"],
                    "properties": {
                      "guideline": { "type": "string" },
                      "url": { "$ref": "#/definitions/url" },
                      "recommendations": { "$ref": "#/definitions/texts" }
                    }
                  }
                },
                "related": {
                  "type": "array",
                  "items": { "type": "object", "required": ["id", "reason"], "properties": { "id": { "type": "string" }, "reason": { "type": "string" } } }
                },
                "changes": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["date", "kind", "note"],
                    "properties": { "date": { "$ref": "#/definitions/date" }, "kind": { "enum": ["clinical", "editorial"] }, "note": { "type": "string" } }
                  }
                },
                "disclaimer": { "type": "string" }
              }
            },
            "withdrawn": {
              "type": "object",
              "description": "In place of the document of an answer that is no longer shown.",
              "required": ["id", "question", "url", "state", "state_text", "reason"],
              "properties": {
                "id": { "type": "string" }, "question": { "type": "string" }, "url": { "$ref": "#/definitions/url" },
                "state": { "const": "withdrawn" }, "state_text": { "type": "string" }, "withdrawn": { "$ref": "#/definitions/date" },
                "reason": { "type": "string" }, "replaced_by": { "$ref": "#/definitions/url", "description": "The document of the answer that takes its place." }
              }
            },
            "answers": {
              "type": "object",
              "required": ["total", "page", "pages", "answers"],
              "properties": {
                "total": { "$ref": "#/definitions/count" },
                "page": { "type": "integer", "minimum": 1 },
                "pages": { "type": "integer", "minimum": 1 },
                "previous": { "$ref": "#/definitions/url" },
                "next": { "$ref": "#/definitions/url" },
                "answers": { "type": "array", "items": { "$ref": "#/definitions/common" } }
              }
            },
            "reviews": {
              "type": "object",
              "required": ["as_of", "total", "page", "pages", "reviews"],
              "properties": {
                "as_of": { "$ref": "#/definitions/date" }, "total": { "$ref": "#/definitions/count" },
                "page": { "type": "integer", "minimum": 1 }, "pages": { "type": "integer", "minimum": 1 }, "next": { "$ref": "#/definitions/url" },
                "reviews": {
                  "type": "array",
                  "items": {
                    "allOf": [{ "$ref": "#/definitions/review" }],
                    "required": ["question", "url"],
                    "properties": { "question": { "type": "string" }, "url": { "$ref": "#/definitions/url" } }
                  }
                }
              }
            },
            "topics": {
              "type": "object",
              "required": ["total", "topics"],
              "properties": {
                "total": { "$ref": "#/definitions/count" },
                "topics": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["id", "title", "url", "answer_count"],
                    "properties": {
                      "id": { "type": "string" }, "title": { "type": "string" }, "description": { "type": "string" }, "url": { "$ref": "#/definitions/url" },
                      "parent": { "type": "string" }, "specialty": { "type": "string" }, "answer_count": { "$ref": "#/definitions/count" }
                    }
                  }
                }
              }
            },
            "guidelines": {
              "type": "object",
              "required": ["total", "guidelines"],
              "properties": {
                "total": { "$ref": "#/definitions/count" },
                "guidelines": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["id", "title", "url", "nice_url", "published", "status", "answer_count"],
                    "properties": {
                      "id": { "type": "string" }, "title": { "type": "string" }, "url": { "$ref": "#/definitions/url" }, "nice_url": { "$ref": "#/definitions/url" },
                      "published": { "$ref": "#/definitions/date" }, "updated": { "$ref": "#/definitions/date" },
                      "status": { "enum": ["current", "withdrawn", "temporarily withdrawn", "retired", "terminated"] },
                      "replaced_by": { "type": "string" }, "answer_count": { "$ref": "#/definitions/count" }
                    }
                  }
                }
              }
            },
            "reviewers": {
              "type": "object",
              "required": ["total", "reviewers"],
              "properties": {
                "total": { "$ref": "#/definitions/count" },
                "reviewers": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["id", "name", "demonstration", "url", "answer_count"],
                    "properties": {
                      "id": { "type": "string" }, "name": { "type": "string" }, "credentials": { "type": "string" }, "role": { "type": "string" },
                      "registration": { "type": "object", "required": ["body", "number"], "properties": { "body": { "type": "string" }, "number": { "type": "string" } } },
                      "interests": { "type": "string" }, "demonstration": { "type": "boolean", "description": "True for the entry that stands for: reviewed by nobody." },
                      "url": { "$ref": "#/definitions/url" }, "answer_count": { "$ref": "#/definitions/count" }
                    }
                  }
                }
              }
            },
            "index": {
              "type": "object",
              "required": ["version", "promise", "name", "organisation", "disclaimer", "as_of", "answer_count", "answers", "topics", "guidelines", "reviewers", "reviews", "feed"],
              "properties": {
                "version": { "const": 1 }, "promise": { "type": "string" }, "name": { "type": "string" }, "organisation": { "type": "string" },
                "disclaimer": { "type": "string" }, "as_of": { "$ref": "#/definitions/date" }, "answer_count": { "$ref": "#/definitions/count" },
                "answers": { "$ref": "#/definitions/url" }, "topics": { "$ref": "#/definitions/url" }, "guidelines": { "$ref": "#/definitions/url" },
                "reviewers": { "$ref": "#/definitions/url" }, "reviews": { "$ref": "#/definitions/url" }, "feed": { "$ref": "#/definitions/url" }
              }
            }
          }
        }

        """;
}
