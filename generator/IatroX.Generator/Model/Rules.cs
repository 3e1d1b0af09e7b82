using static IatroX.Generator.Model.Severity;

namespace IatroX.Generator.Model;

/// <summary>Every rule that a finding can belong to. DIAGNOSTICS.md is written from this list and a test holds it to it.</summary>
/// <remarks>IX1 files and YAML, IX2 front matter and registries, IX3 links and media, IX4 the answer's text, IX5 review, IX6 configuration and theme, IX7 the finished site.</remarks>
public static partial class Rules
{
    public static DiagnosticRule InvalidEncoding { get; } = new("IX101", Error, "Text is not UTF-8",
        "Every file must be UTF-8, so that drug names, doses and symbols reach the reader as they were written.",
        "A file saved as Windows-1252 or UTF-16.", "Save the file as UTF-8.");

    public static DiagnosticRule UnreadableFile { get; } = new("IX102", Error, "File cannot be read",
        "A file of the site that cannot be read would be missing from what is published.",
        "A file without read permission, a broken link, a named pipe.", "Make it a plain, readable file, or delete it.");

    public static DiagnosticRule TooLarge { get; } = new("IX103", Error, "Too large or too deep",
        "Limits keep every build short, whatever is sent in.",
        "A page of two megabytes, a list nested two hundred deep, a thousand headings, a drawing of 30,000 elements.", "Split or flatten the text as the message says.");

    public static DiagnosticRule BadFileName { get; } = new("IX104", Error, "File name cannot be an address",
        "The name of the file is the address of the page.",
        "questions/cardiology/AF & stroke.md", "Rename it with lower-case letters, digits and single hyphens, such as af-and-stroke.md.");

    public static DiagnosticRule InvalidYaml { get; } = new("IX105", Error, "Not valid YAML",
        "Front matter and data files are YAML; what cannot be read cannot be checked.",
        "question: What is gout: a guide?", "Put text that contains a colon or quotes in double quotes.");

    public static DiagnosticRule DuplicateKey { get; } = new("IX106", Error, "Key written twice",
        "Only one of two values can be meant.",
        "date: 2025-01-01 … date: 2025-08-16", "Delete one of the lines.");

    public static DiagnosticRule UnexpectedFile { get; } = new("IX107", Warning, "File is not part of the site",
        "A file in a place where the site looks for nothing is usually misnamed.",
        "input/questions/notes.txt", "Move or rename it, or delete it.");

    public static DiagnosticRule InvisibleCharacter { get; } = new("IX108", Error, "Invisible character",
        "Whoever reviews the file must see the same words in the same order as whoever reads the page.",
        "A zero-width space or a right-to-left override pasted with a dose; a letter with seven marks piled on it.", "Delete the invisible character that the message names.");

    public static DiagnosticRule LookAlike { get; } = new("IX109", Warning, "Letter of another alphabet",
        "It looks like a Latin letter, but search does not find the word, a screen reader spells it out, and it hides an edit.",
        "A Cyrillic і in 'іnsulin', or in the name of a host that is written xn--.", "Type the word again, or accept the finding where the other alphabet is meant.");

    public static DiagnosticRule MergeConflict { get; } = new("IX110", Error, "Merge conflict is left",
        "Git keeps both versions of lines that two people changed, and readers would see them one below the other.",
        "<<<<<<< HEAD", "Keep the lines that are right, and delete those with <<<<<<<, |||||||, ======= and >>>>>>>.");

    public static DiagnosticRule MissingFrontMatter { get; } = new("IX201", Error, "Front matter is missing or not closed",
        "The front matter carries the question and its review.",
        "A file that begins with its text.", "Begin the file with a line '---', the keys, and another line '---'.");

    public static DiagnosticRule UnknownKey { get; } = new("IX202", Error, "Unknown key",
        "A misspelt key would be ignored silently.",
        "reviwer: kola-tytler", "Use the key that the message suggests.");

    public static DiagnosticRule UnknownReviewer { get; } = new("IX203", Error, "Unknown reviewer",
        "An answer is shown under its reviewer's name, so that reviewer must be in the registry.",
        "reviewer: dr-smth", "Use the id of a file in reviewers/, or add the reviewer.");

    public static DiagnosticRule MissingKey { get; } = new("IX204", Error, "Required key is missing",
        "Without it the page cannot say what it must.",
        "A published answer without 'date'.", "Add the key.");

    public static DiagnosticRule WrongType { get; } = new("IX205", Error, "Wrong kind of value",
        "A list was written where a single value is meant, or the other way round.",
        "topics: cardiology", "Write it as the message shows, such as topics: [cardiology].");

    public static DiagnosticRule InvalidValue { get; } = new("IX206", Error, "Value is not allowed",
        "Each key takes only values that mean something there.",
        "confidence: medium", "Use one of the values or the form that the message names.");

    public static DiagnosticRule UnknownTopic { get; } = new("IX207", Error, "Unknown topic",
        "A page is listed under its topics, so each must be in topics.yaml.",
        "topics: [cardiolgy]", "Use the id of a topic, or add it to topics.yaml.");

    public static DiagnosticRule UnknownGuideline { get; } = new("IX208", Error, "Unknown guideline",
        "Title, dates and status of a source come from guidelines.yaml.",
        "nice: [NG9999]", "Use the id of a guideline there, or add it.");

    public static DiagnosticRule UnknownQuestion { get; } = new("IX209", Error, "Unknown question",
        "Pinned, replacing and redirected questions must exist.",
        "related: [acute-gowt]", "Use the file name of a question without .md.");

    public static DiagnosticRule DuplicateSlug { get; } = new("IX210", Error, "Two pages with one address",
        "The file name is the address, so it must be unique over all topics.",
        "cardiology/chest-pain.md and emergency/chest-pain.md", "Rename one of the files.");

    public static DiagnosticRule DuplicateEntry { get; } = new("IX211", Error, "Entry written twice",
        "Two entries with one id contradict each other sooner or later.",
        "Two topics with id 'cardiology'.", "Delete one of them.");

    public static DiagnosticRule FutureDate { get; } = new("IX212", Error, "Date is in the future",
        "An answer cannot have been reviewed on a day that has not come.",
        "date: 2099-01-01", "Write the day on which the review was done.");

    public static DiagnosticRule BadSynonym { get; } = new("IX213", Error, "Synonym entry is incomplete",
        "Search needs to know which terms find which.",
        "- from: [Eliquis]", "Give 'terms' with two terms or more, or both 'from' and 'to'.");

    public static DiagnosticRule TopicCycle { get; } = new("IX214", Error, "Topics are their own parents",
        "A tree of topics must have a top.",
        "a has parent b, and b has parent a", "Remove one of the parents.");

    public static DiagnosticRule DateOrder { get; } = new("IX215", Error, "Dates contradict each other",
        "The next review follows the last, a change does not follow the build, and a major update follows publication.",
        "date: 2025-08-16 … next_review: 2025-01-01", "Correct one of the dates.");

    public static DiagnosticRule AliasCollision { get; } = new("IX216", Error, "Old address is taken",
        "One address can lead to one page only.",
        "Two questions with alias /answers/12/.", "Keep it with the page that took its place, and give a newer page of that name another address.");

    public static DiagnosticRule ReviewerInactive { get; } = new("IX217", Error, "Reviewer was not active",
        "A review counts only when its reviewer was reviewing for the site on that day.",
        "date: 2019-05-01, and the reviewer is active from 2021.", "Correct the date, the reviewer or the time in reviewers/.");

    public static DiagnosticRule ReservedAddress { get; } = new("IX218", Error, "Address belongs to the site",
        "Some addresses are made by the generator.",
        "pages/topics.md", "Rename the file.");

    public static DiagnosticRule EmptyKey { get; } = new("IX223", Warning, "Key without a value",
        "An empty key says nothing, and its value may have been forgotten.",
        "next_review:", "Write the value after the colon, or delete the line.");

    public static DiagnosticRule ReviewersAlike { get; } = new("IX224", Error, "Reviewers cannot be told apart",
        "Readers go by the name: a second file with it, or with letters that only look the same, could sign as the first reviewer.",
        "name: Dr Example, in a second file of reviewers/", "Delete the file that is not that reviewer's. Two people of one name each write what tells them apart, such as a middle name.");

    public static DiagnosticRule BrokenLink { get; } = new("IX301", Error, "Link leads nowhere",
        "A reader who follows it would find an error page.",
        "[gout](acute-gowt.md)", "Use the path that the message suggests.");

    public static DiagnosticRule BrokenFragment { get; } = new("IX302", Error, "Link to a part that is not there",
        "The page exists, but nothing on it has this name.",
        "[doses](acute-gout.md#dosis)", "Use the id of a heading of that page.");

    public static DiagnosticRule UnsafeLink { get; } = new("IX303", Error, "Address is not allowed",
        "Content may link to pages, mail addresses and telephone numbers, to nothing that could run, and nowhere else than its words say.",
        "[x](javascript:alert(1)), or [www.nice.org.uk](https://example.org/)", "Use an https address or a path to a page of this site.");

    public static DiagnosticRule BadImage { get; } = new("IX304", Error, "Image is not in media/",
        "Pictures are served by this site only, so that no reader is sent elsewhere.",
        "![ECG](https://example.org/ecg.png)", "Put the file into media/ and link to it there.");

    public static DiagnosticRule MissingAlternativeText { get; } = new("IX305", Error, "Image without alternative text",
        "Somebody who cannot see the picture gets nothing.",
        "![](../../media/ecg.png)", "Say between the square brackets what the picture shows.");

    public static DiagnosticRule LinkToUnpublished { get; } = new("IX306", Error, "Link to a page that is not published",
        "A published page may not lead to a draft.",
        "[gout](gout-draft.md)", "Remove the link, or publish the draft.");

    public static DiagnosticRule ActivePicture { get; } = new("IX307", Error, "Picture could run or fetch something",
        "An SVG is a document: opened by its address, a script in it would run as part of this site.",
        "<svg onload=\"…\">", "Export the drawing as plain SVG without scripts, styles and links, or as PNG.");

    public static DiagnosticRule NotItsKind { get; } = new("IX308", Error, "File is not what its name says",
        "A server tells browsers what a file is by the ending of its name, and something else under that name is broken or hides what it is.",
        "A page of HTML named ecg.png.", "Save the file anew as what its name says, or give it the ending of what it is.");

    public static DiagnosticRule TopHeading { get; } = new("IX401", Error, "Heading of the first level",
        "The question is the page's one title.",
        "# Management", "Write ## Management.");

    public static DiagnosticRule UnknownCallout { get; } = new("IX402", Error, "Unknown alert or care card",
        "A misspelt marker would show as plain text where a warning was meant.",
        "> [!REDFLAG]", "Use one of the markers that the message names.");

    public static DiagnosticRule BadCitation { get; } = new("IX403", Error, "Citation cannot be read",
        "Readers must be able to follow every citation.",
        "[@NG 59], [NG59], @NG59", "Write [@NG59] or [@NG59 1.2.1]; a bracket that is meant to be seen has a backslash before it.");

    public static DiagnosticRule UndeclaredCitation { get; } = new("IX404", Error, "Cited source is not declared",
        "Guidance is kept current by the list under 'nice', so every cited source must be in it.",
        "[@NG59] in the text and nice: []", "Add the source to 'nice'.");

    public static DiagnosticRule UncitedSource { get; } = new("IX405", Warning, "Declared source is never cited",
        "A reader cannot see what the source supports.",
        "nice: [NG59] and no [@NG59]", "Cite it where it is relied on, or remove it from 'nice'.");

    public static DiagnosticRule EmptyAnswer { get; } = new("IX406", Error, "Answer is empty",
        "A published question must have an answer.",
        "A file with front matter only, or with nothing but headings and comments.", "Write the answer, or mark the page 'draft: true'.");

    public static DiagnosticRule UnbackedConfidence { get; } = new("IX501", Error, "High confidence without current guidance",
        "High confidence means that current guidance supports the answer.",
        "confidence: high and nice: []", "Cite a current guideline, or lower the confidence.");

    public static DiagnosticRule Unsigned { get; } = new("IX502", Error, "Wording is not signed off",
        "An answer counts as reviewed only when its reviewer signed exactly this text.",
        "An answer without 'signoff' that was never signed; or only the line 'signoff' was removed.", "Ask the reviewer to run 'iatrox review sign', or mark the page 'draft: true'.");

    public static DiagnosticRule EditedSinceSignOff { get; } = new("IX503", Error, "Edited since sign-off",
        "The text is no longer the one that the reviewer signed.",
        "A dose changed after 'iatrox review sign', whether 'signoff' stayed or was deleted.", "Ask the reviewer to sign again, or revert the change.");

    public static DiagnosticRule ReviewOverdue { get; } = new("IX504", Error, "Review is overdue",
        "An answer past its review date may be out of date.",
        "next_review: 2024-01-01 in a build of 2025", "Review the answer and sign it again, or withdraw it.");

    public static DiagnosticRule ReviewDueSoon { get; } = new("IX505", Note, "Review is due soon",
        "There is time to review the answer before it is overdue.",
        "A due date within the next 90 days.", "Plan the review.");

    public static DiagnosticRule GuidanceChanged { get; } = new("IX506", Error, "Guidance changed after the review",
        "The reviewer saw an older edition of the source.",
        "An answer reviewed in 2019 that cites a guideline updated in 2020, or one that was replaced.",
        "Review the answer against the new edition and sign it again. Where the document was withdrawn or replaced, cite its successor in its place, under 'nice' and in the text, before signing: signing alone does not clear the finding.");

    public static DiagnosticRule ReviewBeforeText { get; } = new("IX509", Warning, "Review is older than its text",
        "Nobody can have reviewed a wording before it was written. An error, which cannot be accepted, where git shows that the page still said something else after that day.",
        "A sign-off dated 2019, of a text that was first committed in 2025.", "Sign again with the day on which this wording was read, or accept the finding with where it was reviewed before.");

    public static DiagnosticRule MissingConfiguration { get; } = new("IX601", Error, "Configuration is missing",
        "The site needs a name and an address.",
        "No output-config/site.yaml.", "Add the file; the README shows one.");

    public static DiagnosticRule BadTheme { get; } = new("IX602", Error, "Theme cannot be used",
        "A template is missing or does not render.",
        "theme/templates/base.html names a member that does not exist.", "Correct the template at the named place.");

    public static DiagnosticRule UnknownFooterPage { get; } = new("IX603", Warning, "Footer names a page that is not there",
        "The configuration puts a plain page first in the footer, and the content has no such page.",
        "footer: [about, contakt]", "Correct the name in site.yaml, or add the page to pages/.");

    public static DiagnosticRule HostLimit { get; } = new("IX604", Warning, "The host's limits are exceeded",
        "A host refuses sites with more files or larger files than it allows.",
        "host: cloudflare-pages and 30,000 files", "Leave out features, or choose another host.");

    public static DiagnosticRule TitleNotDrawn { get; } = new("IX605", Note, "Question cannot be drawn on a picture",
        "Pictures for shared pages are drawn letter by letter from left to right, which would be wrong for Arabic, Hebrew, Devanagari and other scripts. Such an answer is shared with the site's own picture.",
        "question: \u0645\u0627 \u0647\u0648?", "Nothing, or ask the question in Latin letters and put the other name under 'synonyms'.");
}
