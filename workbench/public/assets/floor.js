/* Plain old script: shows a sentence where the browser is below the floor (Array.at came with Chrome 92, Firefox 90, Safari 15.4). */
(function () {
  var old = !('noModule' in document.createElement('script')) || typeof [].at !== 'function';
  if (!old) return;
  document.getElementById('root').hidden = true;
  document.getElementById('old').hidden = false;
})();
