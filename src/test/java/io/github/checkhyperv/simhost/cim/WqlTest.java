package io.github.checkhyperv.simhost.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WqlTest {
    private static final ClassDef TYPE =
            Declarations.read("class T { string s; uint64 n; boolean f; string empty; };", 2019)
                    .get("t");
    private static final Row ROW =
            new Row(TYPE).set("s", "C:\\VMs\\It's").set("n", -1L).set("f", true);

    private static boolean holds(String condition) throws Wql.SyntaxError {
        return Wql.parse("SELECT * FROM T WHERE " + condition).condition().holds(ROW);
    }

    @Test
    void readsPropertiesAndClass() throws Wql.SyntaxError {
        Wql query = Wql.parse("select a , B from Msvm_LogicalDisk");
        assertEquals(List.of("a", "B"), query.properties());
        assertEquals("Msvm_LogicalDisk", query.className());
        assertTrue(query.condition().holds(ROW));
    }

    @Test
    void anAsteriskSelectsAll() throws Wql.SyntaxError {
        assertNull(Wql.parse("SELECT * FROM X").properties());
    }

    @Test
    void comparesStringsWithoutRegardToCaseAndWithEscapes() throws Wql.SyntaxError {
        assertTrue(holds("s = 'c:\\\\vms\\\\it\\'s'"));
        assertTrue(holds("s = \"C:\\\\VMs\\\\It's\""));
        assertTrue(holds("S LIKE '%vms%'"));
        assertFalse(holds("s LIKE 'vms%'"));
    }

    @Test
    void comparesUint64AsUnsigned() throws Wql.SyntaxError {
        assertTrue(holds("n > 9223372036854775807"));
        assertTrue(holds("n = 18446744073709551615"));
        assertFalse(holds("n < 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!=", "<>"})
    void leavesOutWhatIsUnequal(String unequal) throws Wql.SyntaxError {
        String zero = "'00000000-0000-0000-0000-000000000000'";
        Condition condition =
                Wql.parse("SELECT s FROM T WHERE s " + unequal + " " + zero).condition();
        assertTrue(condition.holds(new Row(TYPE).set("s", "7BD5D0B3-0000-0000-0000-000000000000")));
        assertFalse(
                condition.holds(new Row(TYPE).set("s", "00000000-0000-0000-0000-000000000000")));
        assertTrue(holds("n " + unequal + " 1"));
        assertFalse(holds("n " + unequal + " 18446744073709551615"));
    }

    @Test
    void joinsConditions() throws Wql.SyntaxError {
        assertTrue(holds("f = TRUE AND (n = 1 OR NOT s = 'x')"));
        assertFalse(holds("f = FALSE OR n = 1 AND s = 'x'"));
    }

    @Test
    void comparesWithNull() throws Wql.SyntaxError {
        assertTrue(holds("empty IS NULL"));
        assertTrue(holds("s IS NOT NULL"));
        assertTrue(holds("empty = NULL"));
        assertFalse(holds("empty = 'x'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT",
                "SELECT FROM T",
                "SELECT * FROM",
                "SELECT a, FROM T",
                "SELECT * FROM T WHERE",
                "SELECT * FROM T WHERE a",
                "SELECT * FROM T WHERE a = ",
                "SELECT * FROM T WHERE a ~ 1",
                "SELECT * FROM T WHERE (a = 1",
                "SELECT * FROM T GARBAGE",
                "DELETE FROM T",
                "SELECT * FROM 'T'"
            })
    void refusesWhatIsNoQuery(String text) {
        assertThrows(Wql.SyntaxError.class, () -> Wql.parse(text));
    }
}
