@echo off
rem Starts check_hyperv_storage_qos with the Java of JAVA_HOME, else the first one on PATH.
rem
rem Delayed expansion stays off, so that ! and ^ in arguments are left alone; %* is handed on as it was typed: an
rem argument with & | < > or a space has to stand in double quotes, as everywhere in cmd.exe.
rem The check adds 40 to its exit code, so that a JVM that fails by itself (1) is no WARNING.
setlocal DisableDelayedExpansion
set "LIB=%~dp0..\lib"
set "JAVA="
if exist "%~dp0..\runtime\bin\java.exe" set "JAVA=%~dp0..\runtime\bin\java.exe"
if not defined JAVA if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA (
    echo STORAGE QOS UNKNOWN - no Java: install Java 17 or newer, put it on PATH or set JAVA_HOME
    exit /b 3
)
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10 -XX:+UseSerialGC -XX:-UsePerfData -XX:+DisableAttachMechanism -Xms16m -Xmx128m -XX:CompressedClassSpaceSize=16m -XX:ReservedCodeCacheSize=16m -XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+SuppressFatalErrorMessage -Dfile.encoding=UTF-8 -Dcheck.exit.base=40 -cp "%LIB%\@own.jar@;%LIB%\@commons-cli.jar@;%LIB%\@j-interop.jar@;%LIB%\@jcifs.jar@;%LIB%\@gson.jar@;%LIB%\@jline.jar@" io.github.checkhyperv.Main %* 2>NUL
set "CODE=%ERRORLEVEL%"
if %CODE% geq 40 if %CODE% leq 43 (
    set /a "CODE-=40"
    goto end
)
echo STORAGE QOS UNKNOWN - Java ended with code %CODE% ("%JAVA%"); Java 17 or newer is needed
set "CODE=3"
:end
exit /b %CODE%
