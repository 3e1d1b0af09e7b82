using System.Text;

namespace IatroX.Search.Tests;

/// <summary>A small site, plainly artificial, on which ranking is told by example.</summary>
internal static class ClinicSite
{
    public static Synonym[] Synonyms { get; } =
    [
        new("heart attack", "myocardial infarction"),
        new("mi", "myocardial infarction"),
        new("lipitor", "atorvastatin"),
    ];

    public static SearchDocument[] Documents { get; } =
    [
        Page("What is asthma?", "Asthma narrows the airways. Wheeze and cough come and go."),
        Page("How is asthma treated?", "An inhaled steroid is the mainstay. A reliever opens the airways.") with { Listed = "2025-02-01" },
        Page("What is the outlook for asthma?", "Most people with asthma live a full life."),
        Page("What is asthma in pregnancy?", "Asthma may get better or worse in pregnancy.") with { Listed = "2025-08-16" },
        Page("What is myocardial infarction?", "A coronary artery is blocked. Chest pain is usual.\nTroponin rises within hours."),
        Page("How is myocardial infarction treated?", "Primary percutaneous coronary intervention opens the artery. Then atorvastatin is given."),
        Page("What is lumbar spinal stenosis?", "The canal narrows. Walking brings on leg pain, which sitting relieves."),
        Page("How is oedema of the legs treated?", "Look for the cause. Diuretics help in heart failure."),
        Page("Can ramipril be used in chronic kidney disease?", "Check potassium and creatinine first.", "NG203"),
        Page("What is Beukes familial hip dysplasia?", "A rare disorder, once called Cilliers disease of the hip."),
        Page("How is Beukes familial hip dysplasia treated?", "By joint replacement when pain demands it."),
        Page("What are the signs of chronic obstructive pulmonary disease?", "Breathlessness, cough and phlegm."),
        Page("Who told how wheeze, cough, phlegm, canal, artery and hip matter?", "Nobody."),
        Page("Who told many people how long wheeze, cough, phlegm, canal, artery and hip matter?", "Nobody."),
        Page("What are the treatments for Testgren syndrome?", "Drops."),
        Page("What are the treatments for Testgren's syndrome?", "Drops."),
        Page("Flutter: rate or -rhythm control?", "Both are tried."),
        Page("Is a raised CA-125 a sign of ovarian masses?", "It may be raised without any."),
        Page("Which gene lies in region CA 12?", "Of 125 families nine had it."),
        Page("What does HbA1c 48 say?", "Glucose of the last weeks."),
        Page("When is a chest X-ray wanted?", "Three weeks on."),
        Page("Is co-codamol stronger than codeine?", "It depends."),
        Page("Is codeine stronger than co-codamol?", "It depends."),
        Page("Who is seen within 48 hours?", "Everybody whose potassium is above 6 mmol."),
    ];

    private static SearchDocument Page(string question, string body, params string[] references) => new(
        "/questions/" + string.Join('-', question.ToLowerInvariant().TrimEnd('?').Split(' ')) + "/", question, "", [], Encoding.UTF8.GetBytes(body), ["Test topic"], [], [.. references],
        "Test Reviewer One", [new FacetValue("topic", question.Contains("asthma", StringComparison.Ordinal) ? "lungs" : "other", "Topic")],
        [KeyValuePair.Create("badge.text", "Reviewed"), KeyValuePair.Create("badge.level", "high"), KeyValuePair.Create("topic", "Test topic")]);
}
