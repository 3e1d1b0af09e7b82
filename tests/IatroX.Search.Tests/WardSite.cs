using System.Text;

namespace IatroX.Search.Tests;

/// <summary>A small site, plainly artificial, whose words lie near each other: half-typed, misspelt and told in messages.</summary>
internal static class WardSite
{
    public static Synonym[] Synonyms { get; } =
    [
        new("DVT", "deep vein thrombosis"),
        new("PE", "pulmonary embolism"),
        new("THR", "total hip replacement"),
        new("TIA", "transient ischaemic attack"),
        new("URTI", "upper respiratory tract infection"),
        new("UTI", "urinary tract infection"),
        new("hives", "urticaria"),
        new("Forxiga", "dapagliflozin"),
        new("Losec-Forte", "omeprazole"),
    ];

    public static SearchDocument[] Documents { get; } =
    [
        Page("What is Down syndrome?", "A third chromosome 21."),
        Page("What are the treatments for Down syndrome?", "Those of its complications."),
        Page("What is hepatitis?", "The liver hurts."),
        Page("What is Turner syndrome?", "One X chromosome."),
        Page("How is hepatitis A treated?", "By rest."),
        Page("What is autoimmune hepatitis?", "The body starts an attack on the liver."),
        Page("How is depression treated?", "It depends on its depth. Dependence on others, deposits and departures are told of here."),
        Page("When is a statin given?", "Tablets are started at night."),
        Page("What is heart failure?", "The heart fills or empties badly. Heavy legs are heard of."),
        Page("What is gout?", "A hot joint, within an hour. Starting tablets starts it. The starter of a meal may, too. Startle nobody."),
        Page("How is atopic eczema treated?", "With emollients. Infections are treated."),
        Page("What is bronchiolitis?", "Babies wheeze, more so with atopy. It gives them a cough, for which nothing is clean or measures up."),
        Page("How is low back pain treated?", "Painkillers help. Painful movement is safe."),
        Page("What is a painful chest?", "Pain may be of the heart."),
        Page("Is an infected hand treated?", "Infectiousness is low."),
        Page("Which patients have a deep vein thrombosis?", "The leg swells."),
        Page("How is a transient ischaemic attack treated?", "With aspirin at once."),
        Page("How is a urinary tract infection treated?", "Three days of tablets, unless haem is seen."),
        Page("Who needs an NSAID?", "Those with a broken bone, laid down and returned home."),
        Page("What is migraine?", "A throbbing head, with flashes. It may come with travel, food or none of them."),
        Page("How is type 2 diabetes treated?", "Tablets lower the glucose.\nDapagliflozin is one, and dapagliflozin helps the heart."),
        Page("How is dyspepsia treated?", "Meals are made smaller.\nOmeprazole is given for a month."),
        Page("What is amyotrophic lateral sclerosis?", "Nerves to the muscles are lost."),
        Page("What is alopecia?", "Loss of hair, of which the scalp also shows a patch."),
        Page("Is an X-ray repeated?", "Where a cough goes on."),
        Page("Is an X-ray repeated after an X-ray?", "Seldom."),
        Page("How is ischaemia of a limb treated in children?", "By a surgeon."),
        Page("Which hand does psoriasis of the nails begin with?", "Either."),
        Page("What is Lichen Of The Nails?", "There is none."),
        Page("Can hepatitis a second time be treated?", "It can."),
        Page("How is a pulmonary embolism treated?", "A clot in the lung, a PE, is thinned."),
        Page("What is pectus?", "A chest that lies deep."),
        Page("How is protein C deficiency found?", "By a test."),
        Page("What is Paget disease?", "One of bones."),
        Page("What is Paget's disease?", "One of bones."),
        Page("Who is examined for asthma?", "Whoever wheezes, not after a total hip replacement."),
        Page("Which vaccines are there?",
            "Cholera is seldom worth a dose. Rabies calls for three injections before departure. Typhoid lasts three seasons. Tetanus boosters follow wounds. "
            + "Yellow fever certificates are asked for at borders. Encephalitis comes from ticks in forests. Meningococcal strains vary by pilgrimage. "
            + "Poliomyelitis lingers in few countries. Tuberculosis jabs suit infants mostly. Zoster concerns the elderly, wherever they fly. Malaria has pills instead. "
            + "Dengue jabs await further trials. Rotavirus drops belong to babies. Mumps spreads in barracks."),
        Page("How is a kidney injury treated?", "The kidney fails for days. Nothing stops it by itself, and much is told of it before a word of the tablets that make it worse. "
            + "The list is long, it has many lines, and most of them say what everybody knows.\nDapagliflozin is stopped while ill."),
    ];

    private static SearchDocument Page(string question, string body) => new(
        "/questions/" + string.Join('-', question.ToLowerInvariant().TrimEnd('?').Split(' ')) + "/", question, "", [], Encoding.UTF8.GetBytes(body), ["Test topic"], [], [],
        "Test Reviewer One", [new FacetValue("topic", "ward", "Ward")], []);
}
