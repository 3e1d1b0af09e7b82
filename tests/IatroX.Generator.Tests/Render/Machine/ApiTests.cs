using System.Text.Json;
using NJsonSchema;

namespace IatroX.Generator.Tests.Render.Machine;

public sealed class ApiTests(MachineSite site) : IClassFixture<MachineSite>
{
    [Theory]
    [InlineData("api/v1/index.json", "index")]
    [InlineData("api/v1/answers.json", "answers")]
    [InlineData("api/v1/answers/signed.json", "answer")]
    [InlineData("api/v1/answers/demo.json", "answer")]
    [InlineData("api/v1/answers/withdrawn.json", "withdrawn")]
    [InlineData("reviews.json", "reviews")]
    [InlineData("api/v1/topics.json", "topics")]
    [InlineData("api/v1/guidelines.json", "guidelines")]
    [InlineData("api/v1/reviewers.json", "reviewers")]
    public async Task Every_document_keeps_to_the_published_schema_that_it_names(string path, string definition)
    {
        var text = site.Read(path);
        using var document = JsonDocument.Parse(text);
        Assert.Equal($"{MachineSite.BaseUrl}api/v1/schema.json#/definitions/{definition}", document.RootElement.GetProperty("$schema").GetString());
        Assert.Empty((await Schema(definition)).Validate(text));
    }

    [Fact]
    public async Task The_schema_refuses_a_document_without_its_state()
    {
        var broken = site.Read("api/v1/answers/signed.json").Replace("\"state\":\"signed\"", "\"state\":\"approved\"", StringComparison.Ordinal);
        Assert.NotEmpty((await Schema("answer")).Validate(broken));
    }

    [Fact]
    public void The_list_leads_to_every_document()
    {
        using var list = JsonDocument.Parse(site.Read("api/v1/answers.json"));
        var documents = list.RootElement.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("document").GetString()!).ToList();
        Assert.Equal(4, documents.Count);
        Assert.All(documents, document => Assert.True(site.Has(document[MachineSite.BaseUrl.Length..])));
    }

    [Fact]
    public void Only_a_signed_answer_has_a_digest_and_only_a_reviewed_one_a_reviewer()
    {
        using var register = JsonDocument.Parse(site.Read("reviews.json"));
        var rows = register.RootElement.GetProperty("reviews").EnumerateArray().ToDictionary(row => row.GetProperty("url").GetString()!.Split('/')[^2]);
        Assert.Equal(["overdue", "signed"], rows.Where(row => row.Value.TryGetProperty("digest", out _)).Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.False(rows["demo"].TryGetProperty("reviewer", out _));
        Assert.Equal("test-reviewer-one", rows["unsigned"].GetProperty("reviewer").GetString());
        Assert.Equal("overdue", rows["overdue"].GetProperty("due_state").GetString());
    }

    private async Task<JsonSchema> Schema(string definition)
    {
        using var schema = JsonDocument.Parse(site.Read("api/v1/schema.json"));
        var definitions = schema.RootElement.GetProperty("definitions").GetRawText();
        return await JsonSchema.FromJsonAsync($$"""{"$ref":"#/definitions/{{definition}}","definitions":{{definitions}}}""", TestContext.Current.CancellationToken);
    }
}
