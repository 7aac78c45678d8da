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
    set "STAGE=start"
    set "LATE=false"
    set "PROBLEM=NOT_STARTED"
    set "MESSAGE=no Java"
    set "REMEDY=install Java 17 or newer, put it on PATH or set JAVA_HOME"
    goto fail
)
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -XX:+UseSerialGC -XX:-UsePerfData -XX:+DisableAttachMechanism -Xms16m -Xmx256m -XX:CompressedClassSpaceSize=16m -XX:ReservedCodeCacheSize=16m -XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+SuppressFatalErrorMessage -Dfile.encoding=UTF-8 -Dcheck.exit.base=40 -cp "%LIB%\@own.jar@;%LIB%\@commons-cli.jar@;%LIB%\@j-interop.jar@;%LIB%\@gson.jar@;%LIB%\@jline.jar@" io.github.checkhyperv.Main %* 2>NUL
set "CODE=%ERRORLEVEL%"
if %CODE% geq 40 if %CODE% leq 43 (
    set /a "CODE-=40"
    goto end
)
set "STAGE=run"
set "LATE=false"
if %CODE% equ 44 (
    set "LATE=true"
    set "PROBLEM=TIMED_OUT"
    set "MESSAGE=timed out, and this machine was too busy to tell more"
    set "REMEDY=run fewer checks at once here"
    goto fail
)
if %CODE% equ 45 (
    set "STAGE=internal"
    set "PROBLEM=INTERNAL_ERROR"
    set "MESSAGE=a fault of this program, or too little memory"
    set "REMEDY=give Java more memory with -Xmx here, or report it"
    goto fail
)
set "PROBLEM=ENDED_EARLY"
set "MESSAGE=Java ended with code %CODE%"
set "REMEDY=Java 17 or newer is needed"
:fail
rem As the check itself tells of a failure. cmd.exe takes --output=json for two arguments.
set "JSON="
set "FILE="
:argument
if [%1]==[] goto told
if [%1]==[--output] if [%2]==[json] set "JSON=yes"
if [%1]==[--output] if [%2]==["json"] set "JSON=yes"
if [%1]==["--output"] if [%2]==["json"] set "JSON=yes"
if [%1]==["--output=json"] set "JSON=yes"
if [%1]==[--output-file] set "FILE=yes"
shift /1
goto argument
:told
if defined FILE set "JSON="
set "CODE=3"
if defined JSON (
    echo {"schema":1,"plugin":"check_hyperv_storage_qos","version":"@project.version@","host":null,"address":null,"status":"UNKNOWN","exit_code":3,"message":"%STAGE%: %MESSAGE%; %REMEDY%","failure":{"stage":"%STAGE%","problem":"%PROBLEM%","message":"%MESSAGE%","remedy":"%REMEDY%","timed_out":%LATE%},"counts":{"disks":0,"below_reservation":0,"degraded":0,"not_judged":0,"reserved":0,"incomplete":0,"missing":0,"excluded":0},"thresholds":{"warning":"0","critical":null},"disks":[],"missing":[],"timings":[],"seconds":0.000}&& set "CODE=0"
    goto end
)
if defined JAVA (echo STORAGE QOS UNKNOWN - %STAGE%: %MESSAGE% ^("%JAVA%"^); %REMEDY%) else echo STORAGE QOS UNKNOWN - %STAGE%: %MESSAGE%; %REMEDY%
:end
exit /b %CODE%
