package io.github.checkhyperv.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void thePasswordsCharactersAreItsOwn() {
        char[] given = "Geheim-1!".toCharArray();
        Password password = new Password("CONTOSO", "monitor", given);
        given[0] = 'x';
        password.password()[1] = 'x';
        assertArrayEquals("Geheim-1!".toCharArray(), password.password());
    }

    @Test
    void nothingIsLeftOfAPasswordThatIsClosed() {
        Password password = new Password("CONTOSO", "monitor", "Geheim-1!".toCharArray());
        password.close();
        assertArrayEquals(new char[9], password.password());
    }

    @Test
    void asTextTheyAreTheAccountOrTheFileThatTellsIt() {
        assertEquals(
                "CONTOSO\\monitor",
                new Password("CONTOSO", "monitor", "Geheim-1!".toCharArray()).toString());
        assertEquals(
                "monitor@contoso.com",
                new Password("", "monitor@contoso.com", "Geheim-1!".toCharArray()).toString());
        Path file = Path.of("/etc/monitor.keytab");
        assertEquals("monitor", new Keytab(file, "monitor").toString());
        assertEquals(file.toString(), new Keytab(file, "").toString());
        assertEquals("monitor", new TicketCache(file, "monitor").toString());
        assertEquals(file.toString(), new TicketCache(file, "").toString());
    }

    @Test
    void aProblemSaysWhatIsWrongAndWhatToDo() {
        for (SecurityProblem problem : SecurityProblem.values()) {
            assertFalse(problem.message().isBlank(), problem.name());
            assertFalse(problem.remedy().isBlank(), problem.name());
            assertNotEquals(problem.message(), problem.remedy());
        }
    }
}
