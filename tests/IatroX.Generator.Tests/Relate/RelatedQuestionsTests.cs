using IatroX.Generator.Model;
using IatroX.Generator.Relate;
using static IatroX.Generator.Tests.Relate.TestSite;

namespace IatroX.Generator.Tests.Relate;

public class RelatedQuestionsTests
{
    [Fact]
    public void Questions_about_the_same_condition_lead_to_each_other_and_say_so()
    {
        var relations = RelationsOf(
            Question("af-causes", "What causes atrial fibrillation?"),
            Question("af-anticoagulation", "When should anticoagulation be offered in atrial fibrillation?"));

        Assert.Equal(("af-anticoagulation", "also on atrial fibrillation"), First(relations, "af-causes"));
        Assert.Equal(("af-causes", "also on atrial fibrillation"), First(relations, "af-anticoagulation"));
    }

    [Fact]
    public void Asking_for_the_same_thing_about_something_else_is_not_related()
    {
        var relations = RelationsOf(
            Question("gout", "What is the first-line treatment for gout?", topic: "rheumatology"),
            Question("acne", "What is the first-line treatment for acne?", topic: "dermatology"));

        Assert.Empty(relations.Of(SlugOf("gout")));
    }

    [Fact]
    public void Many_pages_that_ask_the_same_do_not_hide_what_is_less_near()
    {
        var relations = RelationsOf(
            [.. Enumerable.Range(0, 40).Select(i => Question($"failure-{i}", "What is kidney failure?", topic: "a")),
            Question("pregnancy", "How are pregnancy and kidney failure planned together?", topic: "b")]);

        Assert.Equal(["failure-1", "pregnancy"], relations.Of(SlugOf("failure-0")).Select(related => related.Slug.Value));
    }

    [Fact]
    public void A_shared_guideline_relates_what_words_do_not()
    {
        var relations = RelationsOf(
            Question("stroke", "How is stroke risk assessed?", nice: ["NG196"], topic: "a"),
            Question("palpitations", "Which palpitations need an ECG?", nice: ["NG196"], topic: "b"));

        Assert.Equal(("palpitations", "also relies on NG196"), First(relations, "stroke"));
    }

    [Fact]
    public void An_answer_that_names_the_subject_under_another_name_is_found_by_its_summary()
    {
        var relations = RelationsOf(
            Question("tar", "What is TAR syndrome?", "TAR syndrome is also called thrombocytopenia-absent radius.", "a"),
            Question("radius", "Is thrombocytopenia-absent radius inherited?", topic: "b"));

        Assert.Equal(("tar", "also mentions thrombocytopenia-absent radius"), First(relations, "radius"));
        Assert.Equal(("radius", "this answer mentions thrombocytopenia-absent radius"), First(relations, "tar"));
    }

    [Fact]
    public void Places_that_nothing_nearer_takes_are_filled_from_the_topic()
    {
        var relations = RelationsOf(Question("gout", "How is gout treated?", topic: "rheumatology"), Question("lupus", "What causes lupus?", topic: "rheumatology"));

        Assert.Equal(("lupus", "also in Rheumatology"), First(relations, "gout"));
    }

    [Fact]
    public void What_the_editors_chose_comes_first_in_their_order()
    {
        var relations = RelationsOf(
            Question("gout-causes", "What causes gout?", related: ["zinc", "acne"]),
            Question("gout-treatment", "How is gout treated?"),
            Question("acne", "How is acne treated?", topic: "b"),
            Question("zinc", "What is zinc for?", topic: "c"));

        Assert.Equal(["zinc", "acne", "gout-treatment"], relations.Of(SlugOf("gout-causes")).Take(3).Select(related => related.Slug.Value));
        Assert.Equal("chosen by the editors", relations.Of(SlugOf("gout-causes"))[1].Reason);
        Assert.Equal(("gout-causes", "its editors chose this answer"), First(relations, "acne"));
    }

    [Fact]
    public void Withdrawn_answers_and_drafts_are_never_related_even_when_chosen()
    {
        var relations = RelationsOf(
            Question("gout", "How is gout treated?", related: ["gout-old", "gout-draft"]),
            Question("gout-old", "How is gout prevented?", withdrawn: true),
            Question("gout-draft", "What causes gout?", draft: true),
            Question("gout-diet", "Which diet helps in gout?"));

        Assert.Equal(["gout-diet"], relations.Of(SlugOf("gout")).Select(related => related.Slug.Value));
    }

    [Fact]
    public void Pages_that_ask_one_question_take_one_place_only()
    {
        var relations = RelationsOf(
            Question("cause", "What causes lung cancer?"),
            Question("what-1", "What is lung cancer?"),
            Question("what-2", "What is Lung Cancer?"),
            Question("what-3", "Lung cancer: what is it?"),
            Question("stages", "What are the stages of lung cancer?"));

        Assert.Equal(["stages", "what-1"], relations.Of(SlugOf("cause")).Take(2).Select(related => related.Slug.Value).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(relations.Of(SlugOf("cause")), related => related.Slug.Value is "what-2" or "what-3");
    }

    [Fact]
    public void No_more_are_shown_than_configured()
    {
        var site = Site(Enumerable.Range(0, 30).Select(i => Question($"gout-{i}", $"How does cause{i} lead to gout?")));
        site = site with { Config = site.Config with { RelatedCount = 3 } };
        var relations = RelatedQuestions.Of(Publication.Of(site, 1), 1);

        Assert.All(site.Questions, question => Assert.Equal(3, relations.Of(question.Slug).Length));
    }

    [Fact]
    public void An_empty_site_and_a_site_of_one_question_have_nothing_related()
    {
        Assert.Empty(RelatedQuestions.Of(Publication.Of(Site([]), 1), 1).BySlug);
        Assert.Empty(RelatedQuestions.Of(Publication.Of(Site(Question("gout", "What is gout?")), 1), 1).Of(SlugOf("gout")));
    }

    [Fact]
    public void A_question_without_words_does_no_harm() =>
        Assert.NotNull(RelatedQuestions.Of(Publication.Of(Site(Question("a", "?"), Question("b", "What is it?"), Question("c", "What is it?")), 1), 2));

    [Theory]
    [InlineData("Who catches Lassa fever (LF)?", "What is Lassa fever (LF)?", "also on Lassa fever (LF)")]
    [InlineData("Who catches Lassa fever (LF)?", "What is Lassa fever (LF or worse)?", "also on Lassa fever")]
    [InlineData("Is research (or lassavirus trials) on gout?", "Is research (or lassavirus trials) on croup?", "also on lassavirus trials")]
    public void A_reason_has_both_brackets_or_none(string first, string second, string reason) =>
        Assert.Equal(("second", reason), First(RelationsOf(Question("first", first), Question("second", second)), "first"));

    [Fact]
    public void Whose_editors_chose_an_answer_stands_behind_what_shares_its_subject_and_before_what_shares_its_guidance()
    {
        var relations = RelationsOf(
            Question("acne", "What is acne?", nice: ["NG1"], topic: "a"),
            Question("acne-care", "How is acne treated?", topic: "b"),
            Question("chooser", "Which drugs cause gout?", related: ["acne"], topic: "c"),
            Question("at-first-by-slug", "How is stroke risk assessed?", nice: ["NG1"], topic: "d"));

        Assert.Equal(["acne-care", "chooser", "at-first-by-slug"], relations.Of(SlugOf("acne")).Select(related => related.Slug.Value));
    }

    [Fact]
    public void A_single_word_is_a_reason_only_where_it_is_a_subject_or_a_notion_of_the_site()
    {
        var flare = Question("flare", "How should a knee flare be cooled, splinted and lowered given the latest result?", topic: "joints");
        Assert.Empty(RelationsOf(flare, Question("hob", "Which lowered kitchen hob was avoided?", topic: "homes")).Of(SlugOf("flare")));
        Assert.Equal(("gout-care", "also on gout"), First(RelationsOf(Question("gout-what", "What is gout?"), Question("gout-care", "How is gout treated?")), "gout-what"));

        var known = Site(new[] { flare, Question("cold", "Which flare lamp is safest at sea?", topic: "homes") }.Concat(Others(30)));
        var entry = new SynonymEntry(["flare"], ["flare-up"], Position.WholeFile("input/synonyms.yaml"));
        Assert.Equal("also on flare", ReasonFor(RelatedQuestions.Of(Publication.Of(known with { Synonyms = [entry] }, 1), 1), "flare", "cold"));
        Assert.Empty(RelatedQuestions.Of(Publication.Of(known, 1), 1).Of(SlugOf("flare")));
    }

    [Fact]
    public void Questions_that_share_words_by_the_way_are_not_related_and_those_that_share_most_are_similar()
    {
        var cellulitis = Question("cellulitis", "How should cellulitis be treated in adults, and when is hospital needed?", topic: "skin");
        Assert.Empty(RelationsOf(cellulitis, Question("bronchiolitis", "Which babies with bronchiolitis need hospital care, and which drugs are avoided?", topic: "lungs")).Of(SlugOf("cellulitis")));
        Assert.Equal(
            ("runners", "similar question"),
            First(RelationsOf(Question("brace", "Which knee braces suit runners?", topic: "a"), Question("runners", "Do runners wear braces of the knee?", topic: "b")), "brace"));
    }

    [Fact]
    public void A_single_word_is_mentioned_only_where_it_is_the_name_of_what_is_asked_about()
    {
        var gout = Question("gout", "What is gout?", "An attack of gout is sudden, and worse than croup.", "joints");
        Assert.Equal(("croup", "this answer mentions croup"), First(RelationsOf(gout, Question("croup", "How is croup treated?", topic: "lungs")), "gout"));
        // Made common, so that the other word is most of what is asked.
        var nerves = Enumerable.Range(0, 4).Select(i => Question($"nerve-{i}", $"What is nerve number{i}?", topic: "nerves")).ToArray();
        foreach (var title in (string[])["What is nerve attack?", "Who has an attack of the nerve?"])
        {
            Assert.Empty(RelationsOf([gout, Question("other", title, topic: "lungs"), .. nerves]).Of(SlugOf("gout")));
        }
    }

    [Fact]
    public void A_weak_word_gives_way_to_guideline_and_topic()
    {
        var flare = Question("flare", "How should a knee flare be cooled, splinted and lowered today?", topic: "joints", nice: ["NG1"]);
        Assert.Equal("also relies on NG1", ReasonFor(RelationsOf(flare, Question("cold", "Which lowered lamp is safest at sea?", nice: ["NG1"])), "flare", "cold"));
        Assert.Equal("also in Joints", ReasonFor(RelationsOf(flare, Question("cold", "Which lowered lamp is safest at sea?", topic: "joints")), "flare", "cold"));
    }

    private static string ReasonFor(Relations relations, string slug, string other) =>
        relations.Of(SlugOf(slug)).First(related => related.Slug == SlugOf(other)).Reason;

    [Fact]
    public void A_page_of_a_million_words_is_related_by_its_question_in_a_bounded_time()
    {
        var summary = string.Join(' ', Enumerable.Range(0, 1_000_000).Select(i => i % 1000 == 0 ? "atrial fibrillation." : $"w{i % 5000}"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var relations = RelationsOf(
            Question("long", "What causes atrial fibrillation?", summary, body: summary),
            Question("af", "When should anticoagulation be offered in atrial fibrillation?"),
            Question("gout", "How is gout treated?", topic: "rheumatology"));
        Assert.Equal("af", First(relations, "long").Item1);
        Assert.Equal("long", First(relations, "af").Item1);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static Relations RelationsOf(params Question[] questions) => RelatedQuestions.Of(Publication.Of(Site(questions.Concat(Others(30))), 1), 2);

    private static (string Slug, string Reason) First(Relations relations, string slug) =>
        (relations.Of(SlugOf(slug))[0].Slug.Value, relations.Of(SlugOf(slug))[0].Reason);
}
