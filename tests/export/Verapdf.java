import java.io.FileInputStream;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.ReleaseDetails;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints for every file and both standards: yes or no, the number of checks, and the rules that failed. */
public class Verapdf {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        System.out.println(ReleaseDetails.getDetails());
        for (String file : files) {
            for (String standard : new String[] {"3a", "ua1"}) {
                System.out.println(verdict(file, PDFAFlavour.fromString(standard)));
            }
        }
    }

    private static String verdict(String file, PDFAFlavour standard) throws Exception {
        try (var stream = new FileInputStream(file);
                var parser = Foundries.defaultInstance().createParser(stream, standard);
                var validator = Foundries.defaultInstance().createValidator(standard, false)) {
            ValidationResult result = validator.validate(parser);
            Set<String> failed = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failed.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber());
                }
            }
            String answer = result.isCompliant() ? "yes" : "no";
            return String.join(" ", answer, standard.getId(), String.valueOf(result.getTotalAssertions()), failed.toString(), file);
        }
    }
}
