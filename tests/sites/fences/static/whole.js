whole();
